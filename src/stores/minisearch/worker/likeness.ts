import type { ProductTable } from './product-table.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of the given products that are compared: the rarest say most. */
const MAX_STEMS = 16;
/** A word that more products share says nothing about likeness, and costs most. */
const MAX_SHARE = 0.05;
/** Below this many products every word counts, however common. */
const SMALL_CATALOGUE = 100;

/** Likeness of contents: cosine of the rarer words in title, brand and category, weighted by inverse frequency. */
export class Likeness {
  constructor(
    private readonly products: ProductTable,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Ordinals that share words with the given ones, without them, in no order. */
  like(ordinals: readonly number[]): { ordinal: number; score: number }[] {
    const scores = new Float64Array(this.products.capacity);
    const seen: number[] = [];
    for (const [stem, weight] of this.#telling(ordinals)) {
      const gain = weight * this.#idf(stem) ** 2;
      for (const ordinal of this.vocabulary.titleStems.of(stem)) {
        if (scores[ordinal] === 0) seen.push(ordinal);
        scores[ordinal]! += gain;
      }
    }
    const given = new Set(ordinals);
    return seen
      .filter((ordinal) => !given.has(ordinal))
      .map((ordinal) => ({
        ordinal,
        // The length of a title as the norm: computing each one's true norm costs more than it changes.
        score: scores[ordinal]! / Math.sqrt(this.vocabulary.titleStemsOf(ordinal).length),
      }));
  }

  /** The most telling stems of the given products and in what share of them they are. */
  #telling(ordinals: readonly number[]): [string, number][] {
    const counts = new Map<string, number>();
    for (const ordinal of ordinals)
      for (const stem of this.vocabulary.titleStemsOf(ordinal)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const most = Math.max(SMALL_CATALOGUE, this.products.size * MAX_SHARE);
    return [...counts]
      .filter(([stem]) => this.vocabulary.titleStems.of(stem).size <= most)
      .map(([stem, count]): [string, number] => [stem, count / ordinals.length])
      .sort(([a, share], [b, other]) => other * this.#idf(b) - share * this.#idf(a))
      .slice(0, MAX_STEMS);
  }

  #idf(stem: string): number {
    return Math.log1p(this.products.size / (this.vocabulary.titleStems.of(stem).size + 1));
  }
}
