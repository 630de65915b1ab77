import { fileStamp } from './file-stamp.js';

/** Milliseconds between two looks at the file: a new model may take that long to be noticed. */
const LOOK_MS = 2000;

/** Calls back when a file has changed since a stamp of it was taken; one call at a time. */
export class ManifestWatcher {
  readonly #timer: NodeJS.Timeout;
  #work = Promise.resolve();

  /** `onChange` never rejects. */
  constructor(
    private readonly file: string,
    /** Taken by fileStamp before the file was read. */
    private seen: string | undefined,
    private readonly onChange: () => Promise<void>,
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
    const stamp = await fileStamp(this.file);
    if (stamp === this.seen) return;
    this.seen = stamp;
    await this.onChange();
  }
}
