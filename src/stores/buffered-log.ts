import type { HistorySpan } from '../domain/viewers/history-span.js';
import { isPartOf } from '../domain/viewers/is-part-of.js';

/** A log line may be this late: one write for many answers costs the database a tenth of single ones. */
const FLUSH_MS = 250;
/** Pause after a write that failed, whatever is asked meanwhile: a database that is down is not helped by hurry. */
const RETRY_MS = 5_000;

interface Named {
  readonly identity: string | null;
  readonly at: Date;
}

interface Log<Entry> {
  append(entries: readonly Entry[]): Promise<void>;
  erase(history: readonly HistorySpan[]): Promise<number>;
}

/** Gathers entries and writes them together. An entry may be lost when the process is killed: it is a log. */
export class BufferedLog<Entry extends Named> implements Log<Entry> {
  #held: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** The write under way; it never rejects. */
  #writing: Promise<void> | undefined;
  #closed = false;

  constructor(
    private readonly log: Log<Entry>,
    /** Entries held while the database is down; older ones are given up: a log must not exhaust the memory. */
    private readonly maxHeld: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  async append(entries: readonly Entry[]): Promise<void> {
    this.#hold(this.#held, entries);
    if (!this.#writing) this.#arm(FLUSH_MS);
  }

  /** What is held is written first, or given up where it cannot be, so that it does not come back afterwards. */
  async erase(history: readonly HistorySpan[]): Promise<number> {
    await this.#writing;
    clearTimeout(this.#timer);
    await this.#flush();
    const stay = this.#held.filter(({ identity, at }) => !isPartOf(history, identity, at));
    const givenUp = this.#held.length - stay.length;
    this.#held = stay;
    return givenUp + (await this.log.erase(history));
  }

  /** Writes what is held, in one last try; nothing is written after it. To be awaited before the store closes. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#writing;
    await this.#write();
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    // After the write under way: who waits for this one waits for that one too.
    const writing = (this.#writing ?? Promise.resolve()).then(() => this.#write());
    this.#writing = writing;
    await writing;
    if (this.#writing === writing) this.#writing = undefined;
    // What came meanwhile; after a failure the later try is armed already.
    if (this.#held.length > 0) this.#arm(FLUSH_MS);
  }

  async #write(): Promise<void> {
    const entries = this.#held;
    this.#held = [];
    if (entries.length === 0) return;
    try {
      await this.log.append(entries);
    } catch (error) {
      this.#hold(entries, this.#held);
      this.#arm(RETRY_MS);
      this.onError(error);
    }
  }

  #arm(afterMs: number): void {
    if (!this.#closed) this.#timer ??= setTimeout(() => void this.#flush(), afterMs);
  }

  #hold(older: readonly Entry[], newer: readonly Entry[]): void {
    this.#held = [...older, ...newer].slice(-this.maxHeld);
  }
}
