import { ExponentialBackoff, handleWhenResult, retry } from 'cockatiel';
import { VitrineError } from '../../domain/errors.js';
import type { IndexChange, RefusedChange } from '../product-index.js';
import { buildBulk } from './build-bulk.js';
import type { ElasticClient } from './elastic-client.js';
import { readBulk } from './read-bulk.js';

/** Products of one bulk: some 2 MB, and a second of a busy node. */
const BATCH = 500;
/** Bulks on their way at once: the node works at one with one core, and meanwhile this process prepares the other. */
const AT_ONCE = 2;
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
   * Writes through `alias`, never into an index that nobody made. Resolves to what will never be taken; rejects with
   * UNAVAILABLE where something could not be taken now, however often it was tried: the others are in all the same.
   */
  async write(alias: string, changes: readonly IndexChange[]): Promise<RefusedChange[]> {
    this.client.assertOpen();
    const refused: RefusedChange[] = [];
    for (let start = 0; start < changes.length; start += AT_ONCE * BATCH) {
      const batches = Array.from({ length: AT_ONCE }, (_, i) =>
        changes.slice(start + i * BATCH, start + (i + 1) * BATCH),
      );
      const written = batches
        .filter(({ length }) => length > 0)
        .map((batch) => this.#writeBatch(alias, batch));
      refused.push(...(await Promise.all(written)).flat());
    }
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

const tries = retry(
  handleWhenResult((left) => (left as number) > 0),
  { maxAttempts: MAX_TRIES - 1, backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 2000 }) },
);

const keyOf = (change: IndexChange): { productId: string; version: number } =>
  change.kind === 'upsert'
    ? { productId: change.product.id, version: change.product.version }
    : { productId: change.productId, version: change.version };
