import type { Ranking } from './ranking.js';

/** A ranking of product ids that was worked out already, best first. */
export class ListedRanking implements Ranking {
  constructor(private readonly productIds: readonly string[]) {}

  first(places: number, except: ReadonlySet<string> = new Set()): string[] {
    const found: string[] = [];
    for (const id of this.productIds) {
      if (found.length === places) break;
      if (!except.has(id)) found.push(id);
    }
    return found;
  }
}
