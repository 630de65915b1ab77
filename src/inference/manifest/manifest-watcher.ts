import { fileStamp } from './file-stamp.js';

/** Milliseconds between two looks at the file: a new model may take that long to be noticed. */
const LOOK_MS = 2000;

/**
 * Calls back when a file has changed since a stamp of it was taken; one call at a time. Where the call says that it
 * awaits other files, it is called again, once soon and then whenever one of them has changed.
 */
export class ManifestWatcher {
  readonly #timer: NodeJS.Timeout;
  #work = Promise.resolve();
  #awaited: readonly string[] = [];

  /** `onChange` never rejects; resolves to the files that it awaits. */
  constructor(
    private readonly file: string,
    /** Taken by fileStamp before the file was read. */
    private seen: string | undefined,
    private readonly onChange: () => Promise<readonly string[]>,
    lookMs = LOOK_MS,
  ) {
    this.#timer = setInterval(() => {
      this.#work = this.#work.then(() => this.#look());
    }, lookMs).unref();
  }

  /** Resolves when no call is under way any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
  }

  async #look(): Promise<void> {
    // Before the call: what changes during it is seen the next time.
    const stamps = await Promise.all([this.file, ...this.#awaited].map(fileStamp));
    const stamp = this.#awaited.length === 0 ? stamps[0] : stamps.join('\n');
    if (stamp === this.seen) return;
    this.seen = stamp;
    this.#awaited = await this.onChange();
  }
}
