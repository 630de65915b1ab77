import { SingleBar } from 'cli-progress';

/** A bar over some passes through a file. Shows nothing where nobody watches: only on a terminal. */
export class FileProgress {
  readonly #bar = new SingleBar({
    format: '{bar} {percentage} % of {task}, {duration_formatted}',
    clearOnComplete: true,
  });
  #shown = false;
  #pass = 0;
  #before = 0;

  constructor(private readonly task: string) {}

  /** Bytes of the file read in this pass; fewer than the last time mean that the next pass has begun. */
  readonly update = (done: number, total: number): void => {
    if (!this.#shown) this.#bar.start(total, 0, { task: this.task });
    this.#shown = true;
    if (done < this.#before) this.#pass++;
    this.#before = done;
    this.#bar.update(done, { task: this.#pass === 0 ? this.task : `${this.task}, pass ${this.#pass + 1}` });
  };

  stop(): void {
    if (this.#shown) this.#bar.stop();
  }
}
