/** What a batch took. */
export interface BatchTime {
  readonly rows: number;
  /** Rows times what they were padded to: what the model multiplied. */
  readonly paddedTokens: number;
  readonly milliseconds: number;
}

/** How much of what was measured before still counts beside a new batch: about the last ten of them do. */
const MEMORY = 0.9;

/** How fast one process of a model works, by its latest batches; the warm-up's are the first. */
export class WorkRate {
  #rows = 0;
  #paddedTokens = 0;
  #milliseconds = 0;

  /** Sums fade, not ratios: a batch counts by the time it took, so that small ones do not talk the rate down. */
  observe({ rows, paddedTokens, milliseconds }: BatchTime): void {
    this.#rows = MEMORY * this.#rows + rows;
    this.#paddedTokens = MEMORY * this.#paddedTokens + paddedTokens;
    this.#milliseconds = MEMORY * this.#milliseconds + milliseconds;
  }

  /** Whether anything was measured yet. */
  get known(): boolean {
    return this.#milliseconds > 0;
  }

  /** Padded tokens a millisecond; 0 where it is not known. */
  get tokensPerMs(): number {
    return this.known ? this.#paddedTokens / this.#milliseconds : 0;
  }

  /** Padded tokens of a row, on average. */
  get tokensPerRow(): number {
    return this.#rows > 0 ? this.#paddedTokens / this.#rows : 0;
  }

  /** Rows a second; null where it is not known. */
  get rowsPerSecond(): number | null {
    return this.known ? (1000 * this.#rows) / this.#milliseconds : null;
  }
}
