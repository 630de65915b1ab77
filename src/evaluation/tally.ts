import { mean } from 'simple-statistics';
import type { ComparedRow, ComparedTable } from './compared-table.js';
import { hit } from './hit.js';
import { ndcg } from './ndcg.js';
import { pairedBootstrap } from './paired-bootstrap.js';
import { TOP_PLACES } from './top-places.js';

/** What each recommender gained over the questions of one table. */
export class Tally {
  readonly #gains: number[][];
  readonly #hits: number[][];
  readonly #shown: Set<string>[];

  constructor(
    private readonly title: string,
    size: number,
  ) {
    this.#gains = Array.from({ length: size }, () => []);
    this.#hits = Array.from({ length: size }, () => []);
    this.#shown = Array.from({ length: size }, () => new Set());
  }

  add(rankings: readonly (readonly string[])[], relevant: ReadonlySet<string>): void {
    rankings.forEach((ranking, i) => {
      this.#gains[i]!.push(ndcg(ranking, relevant));
      this.#hits[i]!.push(hit(ranking, relevant));
      for (const id of ranking.slice(0, TOP_PLACES)) this.#shown[i]!.add(id);
    });
  }

  /** The last recommender is compared with each of the others. */
  table(names: readonly string[], products: number, seed: number): ComparedTable {
    const ours = this.#gains.at(-1)!;
    const rows = names.map((name, i): ComparedRow => ({
      name,
      ndcg: mean(this.#gains[i]!),
      hitRate: mean(this.#hits[i]!),
      coverage: this.#shown[i]!.size / products,
      gain: i === names.length - 1 ? null : pairedBootstrap(ours, this.#gains[i]!, seed),
    }));
    return { title: this.title, questions: ours.length, rows };
  }
}
