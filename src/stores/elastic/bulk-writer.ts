import { ExponentialBackoff, handleWhenResult, retry } from 'cockatiel';
import { VitrineError } from '../../domain/errors.js';
import type { IndexChange, RefusedChange } from '../product-index.js';
import { buildBulk } from './build-bulk.js';
import type { ElasticClient } from './elastic-client.js';
import { readBulk } from './read-bulk.js';

/** Products of one bulk: some 2 MB, and a second of a busy node. */
const BATCH = 500;
/** Characters of their texts: a product is four times them, in UTF-8, and Elasticsearch refuses requests of 100 MB. */
const BATCH_CHARACTERS = 5_000_000;
/** Tries at what the cluster could not take, over some four seconds; then its follower waits and begins again. */
const MAX_TRIES = 5;

interface Attempt {
  readonly left: readonly IndexChange[];
  readonly refused: readonly RefusedChange[];
}

/** Writes changes into an index, item by item sure. */
export class BulkWriter {
  constructor(
    private readonly client: ElasticClient,
    private readonly popularityOf: (productId: string) => number,
  ) {}

  /**
   * Writes through `alias`, never into an index that nobody made. Resolves to what will never be taken. Rejects with
   * UNAVAILABLE where single products could not be taken now, however often they were tried, and with UNAVAILABLE or
   * OVERLOADED at once where the cluster refused a whole bulk; the others are in all the same.
   */
  async write(alias: string, changes: readonly IndexChange[]): Promise<RefusedChange[]> {
    this.client.assertOpen();
    const refused: RefusedChange[] = [];
    for (const batch of inBatches(changes)) refused.push(...(await this.#writeBatch(alias, batch)));
    return refused;
  }

  async #writeBatch(alias: string, batch: readonly IndexChange[]): Promise<readonly RefusedChange[]> {
    let attempt: Attempt = { left: batch, refused: [] };
    await tries.execute(async () => {
      const { left, refused } = await this.#send(alias, attempt.left);
      attempt = { left, refused: [...attempt.refused, ...refused] };
      return left.length;
    });
    if (attempt.left.length > 0)
      throw new VitrineError(
        'UNAVAILABLE',
        `The search engine could not take ${attempt.left.length} products.`,
      );
    return attempt.refused;
  }

  async #send(alias: string, changes: readonly IndexChange[]): Promise<Attempt> {
    const operations = buildBulk(changes, this.popularityOf);
    const response = await this.client.write((elastic, options) =>
      elastic.bulk({ index: alias, require_alias: true, operations }, options),
    );
    const { again, refused } = readBulk(response);
    return {
      left: again.map((item) => changes[item]!),
      refused: refused.map(({ item, reason }) => ({ ...keyOf(changes[item]!), reason })),
    };
  }
}

/** Changes in the order given, cut by their number and by the length of their texts. */
function inBatches(changes: readonly IndexChange[]): IndexChange[][] {
  const batches: IndexChange[][] = [];
  let characters = Infinity;
  for (const change of changes) {
    const own = charactersOf(change);
    if (characters + own > BATCH_CHARACTERS || batches.at(-1)!.length === BATCH) {
      batches.push([]);
      characters = 0;
    }
    batches.at(-1)!.push(change);
    characters += own;
  }
  return batches;
}

function charactersOf(change: IndexChange): number {
  if (change.kind === 'delete') return change.productId.length;
  const { title, description, attributes } = change.product;
  return attributes.reduce(
    (sum, { name, value }) => sum + name.length + value.length,
    title.length + (description?.length ?? 0),
  );
}

const tries = retry(
  handleWhenResult((left) => (left as number) > 0),
  { maxAttempts: MAX_TRIES - 1, backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 2000 }) },
);

const keyOf = (change: IndexChange): { productId: string; version: number } =>
  change.kind === 'upsert'
    ? { productId: change.product.id, version: change.product.version }
    : { productId: change.productId, version: change.version };
