import type { CatalogFeed, FeedBatch, FeedPosition } from './catalog-feed.js';
import { changedId } from './changed-id.js';
import type { Progress } from './index-progress.js';
import type { IndexChange } from './product-index.js';

/** Products read and written at once: two bulks of Elasticsearch, which are then on their way together. */
const BATCH = 1000;
/** Milliseconds after which a piece of work ends and its progress is kept: what a crash makes to be done again. */
const PIECE_MS = 3000;

/** Writes changes, in any order and any number of times. */
export type WriteChanges = (changes: readonly IndexChange[]) => Promise<void>;

/**
 * Brings an index a piece further: fills it with every product by id, then follows the feed from where it stood when
 * filling began. The next batch is read while the last is written.
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
  let { after } = progress;
  let batch = await feed.everything(after, BATCH);
  while (batch.length > 0 && performance.now() < endsAt) {
    after = changedId(batch.at(-1)!);
    [batch] = await Promise.all([feed.everything(after, BATCH), write(batch)]);
  }
  return batch.length > 0 ? { ...progress, after } : { phase: 'following', position: progress.position };
}

async function follow(start: FeedPosition, feed: CatalogFeed, write: WriteChanges): Promise<Progress> {
  const endsAt = performance.now() + PIECE_MS;
  let position = start;
  let batch: FeedBatch = await feed.read(position, BATCH);
  while (batch.position !== position && performance.now() < endsAt) {
    position = batch.position;
    [batch] = await Promise.all([feed.read(position, BATCH), write(batch.changes)]);
  }
  return { phase: 'following', position };
}
