import { unwatchFile, watchFile } from 'node:fs';

/** Milliseconds between two looks at the file: a new model may take that long to be noticed. */
const LOOK_MS = 2000;

/** Calls back when a file has changed, by its time and size, as every file system tells; one call at a time. */
export class ManifestWatcher {
  #work = Promise.resolve();
  readonly #look = (): void => {
    this.#work = this.#work.then(() => this.onChange());
  };

  /** `onChange` never rejects. */
  constructor(
    private readonly file: string,
    private readonly onChange: () => Promise<void>,
    lookMs = LOOK_MS,
  ) {
    watchFile(file, { interval: lookMs, persistent: false }, this.#look);
  }

  /** Resolves when no call is under way any more. */
  async stop(): Promise<void> {
    unwatchFile(this.file, this.#look);
    await this.#work;
  }
}
