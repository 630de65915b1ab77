import type { CatalogFeed, FeedBatch, FeedPosition } from './catalog-feed.js';
import { changedId } from './changed-id.js';
import type { Progress } from './index-progress.js';
import type { IndexChange } from './product-index.js';
import { UnderWay } from './under-way.js';

/** Products read and written at once: a bulk of Elasticsearch, a second of a busy node. */
const BATCH = 500;
/** Bulks on their way at once: the node is at work on one or two while the next is made here. */
const AT_ONCE = 3;
/** Milliseconds after which a piece of work ends and its progress is kept: what a crash makes to be done again. */
const PIECE_MS = 3000;

/** Writes changes, in any order and any number of times. */
export type WriteChanges = (changes: readonly IndexChange[]) => Promise<void>;

/**
 * Brings an index a piece further: fills it with every product by id, then follows the feed from where it stood when
 * filling began. The next batches are read and made while the last ones are written.
 */
export async function advanceIndex(
  progress: Progress | null,
  feed: CatalogFeed,
  write: WriteChanges,
): Promise<Progress> {
  if (progress === null) return { phase: 'filling', after: '', position: await feed.position() };
  return progress.phase === 'filling' ? fill(progress, feed, write) : follow(progress.position, feed, write);
}

async function fill(
  progress: Progress & { phase: 'filling' },
  feed: CatalogFeed,
  write: WriteChanges,
): Promise<Progress> {
  const endsAt = performance.now() + PIECE_MS;
  const writes = new UnderWay(AT_ONCE);
  let { after } = progress;
  let batch = await feed.everything(after, BATCH);
  while (batch.length > 0 && performance.now() < endsAt) {
    const changes = batch;
    after = changedId(changes.at(-1)!);
    await writes.begin(() => write(changes));
    batch = await feed.everything(after, BATCH);
  }
  await writes.ended();
  return batch.length > 0 ? { ...progress, after } : { phase: 'following', position: progress.position };
}

async function follow(start: FeedPosition, feed: CatalogFeed, write: WriteChanges): Promise<Progress> {
  const endsAt = performance.now() + PIECE_MS;
  const writes = new UnderWay(AT_ONCE);
  let position = start;
  let batch: FeedBatch = await feed.read(position, BATCH);
  while (batch.position !== position && performance.now() < endsAt) {
    const { changes } = batch;
    position = batch.position;
    await writes.begin(() => write(changes));
    batch = await feed.read(position, BATCH);
  }
  await writes.ended();
  return { phase: 'following', position };
}
