import type { SearchLog, SearchLogEntry } from './search-log.js';

/** A log line may be this late: one write for many searches costs the database a tenth of single ones. */
const FLUSH_MS = 250;
/** Entries held while the database is down; older ones are given up: a log must not exhaust the memory. */
const MAX_HELD = 10_000;

/** Gathers entries and writes them together. An entry may be lost when the process is killed: it is a log. */
export class BufferedSearchLog implements SearchLog {
  #held: SearchLogEntry[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: SearchLog,
    private readonly onError: (error: unknown) => void,
  ) {}

  async append(entries: readonly SearchLogEntry[]): Promise<void> {
    this.#held.push(...entries);
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  popular: SearchLog['popular'] = (since, minShoppers, limit) => this.log.popular(since, minShoppers, limit);

  /** Writes what is held; to be awaited before the store closes. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = this.#held;
    this.#held = [];
    if (entries.length === 0) return;
    try {
      await this.log.append(entries);
    } catch (error) {
      this.#held = [...entries, ...this.#held].slice(-MAX_HELD);
      this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS * 20);
      this.onError(error);
    }
  }
}
