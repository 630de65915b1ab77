/** The most frequent of some values; of equally frequent ones, the one that came first. */
export class Majority<T> {
  readonly #counts = new Map<T, number>();

  add(value: T): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** Throws where nothing was added. */
  winner(): T {
    let best: [T, number] | undefined;
    for (const entry of this.#counts) if (!best || entry[1] > best[1]) best = entry;
    if (!best) throw new Error('A majority of nothing.');
    return best[0];
  }
}
