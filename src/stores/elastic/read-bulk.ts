import type { estypes } from '@elastic/elasticsearch';

/** What became of the items of a bulk, by their place in it. */
export interface BulkOutcome {
  /** Could not be taken now: the node is full, a shard is moving, the disk is at its flood stage. */
  readonly again: readonly number[];
  /** Will never be taken. */
  readonly refused: readonly { readonly item: number; readonly reason: string }[];
}

const CONFLICT = 409;
const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);
/** Status 403: the index is read-only because the disk is nearly full; it ends when there is room. */
const BLOCKED = 'cluster_block_exception';
/** Status 404: the index went from under the alias. */
const NO_INDEX = 'index_not_found_exception';

export function readBulk({ errors, items }: estypes.BulkResponse): BulkOutcome {
  const again: number[] = [];
  const refused: { item: number; reason: string }[] = [];
  if (!errors) return { again, refused };
  items.forEach(({ index }, item) => {
    const { status, error } = index!;
    // A newer version is there already: all that was wanted.
    if (!error || status === CONFLICT) return;
    if (WORTH_ANOTHER_TRY.has(status) || error.type === BLOCKED || error.type === NO_INDEX) again.push(item);
    else refused.push({ item, reason: describe(error) });
  });
  return { again, refused };
}

function describe({ type, reason, caused_by: cause }: estypes.ErrorCause): string {
  const text = `${type}: ${firstLine(reason)}`;
  return cause ? `${text} (${cause.type}: ${firstLine(cause.reason)})` : text;
}

/** The other lines quote the whole document. */
const firstLine = (text: string | null | undefined): string => (text ?? '').split('\n')[0]!;
