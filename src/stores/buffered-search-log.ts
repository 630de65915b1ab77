import { BufferedLog } from './buffered-log.js';
import type { SearchLog, SearchLogEntry } from './search-log.js';

/** A few MB of searches. */
const MAX_HELD = 10_000;

/** Searches written together, a moment later. */
export class BufferedSearchLog extends BufferedLog<SearchLogEntry> implements SearchLog {
  readonly popular: SearchLog['popular'];

  constructor(log: SearchLog, onError: (error: unknown) => void) {
    super(log, MAX_HELD, onError);
    this.popular = (since, minShoppers, limit) => log.popular(since, minShoppers, limit);
  }
}
