import { analyse } from '../../domain/text/analyse.js';
import type { ProductDraft } from '../../domain/products/product.js';
import { rankByScore } from '../rank-by-score.js';

/** The usual values: Robertson and Zaragoza, "The probabilistic relevance framework", 2009. */
const K1 = 1.2;
const B = 0.75;

/** BM25 over titles, written plainly and apart from both engines: words as they are indexed, nothing corrected. */
export class Bm25Baseline {
  readonly name = 'BM25 on titles';
  readonly #documents = new Map<string, readonly string[]>();
  readonly #having = new Map<string, number>();
  readonly #meanLength: number;

  constructor(products: readonly Pick<ProductDraft, 'id' | 'title'>[]) {
    let words = 0;
    for (const { id, title } of products) {
      const terms = analyse(title);
      words += terms.length;
      this.#documents.set(id, terms);
      for (const term of new Set(terms)) this.#having.set(term, (this.#having.get(term) ?? 0) + 1);
    }
    this.#meanLength = words / products.length;
  }

  /** All of the given products, best first. */
  rank(text: string, productIds: readonly string[]): string[] {
    const terms = analyse(text);
    return rankByScore(new Map(productIds.map((id) => [id, this.#score(terms, this.#documents.get(id)!)])));
  }

  #score(terms: readonly string[], document: readonly string[]): number {
    const length = 1 - B + (B * document.length) / this.#meanLength;
    return terms.reduce((sum, term) => {
      const times = document.filter((word) => word === term).length;
      return sum + (this.#rarity(term) * times * (K1 + 1)) / (times + K1 * length);
    }, 0);
  }

  #rarity(term: string): number {
    const having = this.#having.get(term) ?? 0;
    return Math.log(1 + (this.#documents.size - having + 0.5) / (having + 0.5));
  }
}
