import type { Ranking } from './ranking.js';

/** All products by score; ties by a second score, then by id. Sorts only what is asked for. */
export class ScoredRanking implements Ranking {
  /** `scores` and `ties` have one number for each of the ids. */
  constructor(
    private readonly productIds: readonly string[],
    private readonly scores: Float64Array,
    private readonly ties: Float64Array,
  ) {}

  first(places: number, except: ReadonlySet<string> = new Set()): string[] {
    const best: number[] = [];
    for (let number = 0; number < this.productIds.length; number++) {
      if (best.length === places && !this.#isBefore(number, best.at(-1)!)) continue;
      if (except.has(this.productIds[number]!)) continue;
      if (best.length === places) best.pop();
      let place = best.length;
      while (place > 0 && this.#isBefore(number, best[place - 1]!)) place--;
      best.splice(place, 0, number);
    }
    return best.map((number) => this.productIds[number]!);
  }

  #isBefore(a: number, b: number): boolean {
    const { scores, ties, productIds } = this;
    if (scores[a] !== scores[b]) return scores[a]! > scores[b]!;
    if (ties[a] !== ties[b]) return ties[a]! > ties[b]!;
    return productIds[a]! < productIds[b]!;
  }
}
