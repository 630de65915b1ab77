import { productMatchesFilter } from '../../domain/products/product-matches-filter.js';
import type { ProductFilter } from '../../domain/products/product-filter.js';
import type { Product } from '../../domain/products/product.js';
import type { IndexMatches, IndexSearch, ProductIndex, ScoredProduct } from '../product-index.js';
import type { ShopStatistics } from '../shop-statistics.js';
import type { MemoryProductCatalog } from './memory-product-catalog.js';

interface Contents {
  readonly state: string;
  readonly newestFirst: readonly Product[];
  readonly byWord: ReadonlyMap<string, readonly Product[]>;
}

/**
 * The part of a product index that recommendations use, over a catalogue in memory, for tests and evaluations:
 * browsing by age and popularity, and likeness by common words of the titles. It does not search for words.
 */
export class MemoryRecommendIndex implements Pick<ProductIndex, 'search' | 'similar'> {
  #contents: Contents | undefined;

  constructor(
    private readonly catalog: MemoryProductCatalog,
    private readonly statistics: ShopStatistics,
  ) {}

  async search({ filter, sort, limit, exclude = [] }: IndexSearch): Promise<IndexMatches> {
    const shown = new Set(exclude);
    const passing = this.#read().newestFirst.filter(productMatchesFilter(filter));
    const demand = sort === 'POPULARITY' ? await this.statistics.popularity(28) : undefined;
    const scored = passing.map(({ id, createdAt }) => ({
      productId: id,
      score: demand ? (demand.get(id) ?? 0) : createdAt.getTime(),
      matchedTerms: [],
      exact: false,
    }));
    if (demand) scored.sort((a, b) => b.score - a.score);
    const matches = scored.filter(({ productId }) => !shown.has(productId)).slice(0, limit);
    return { matches, totalCount: passing.length, rung: 'ALL' };
  }

  async similar(
    productIds: readonly string[],
    limit: number,
    filter: ProductFilter,
  ): Promise<ScoredProduct[]> {
    const { byWord } = this.#read();
    const given = await this.catalog.byIds(productIds);
    const common = new Map<Product, number>();
    for (const word of new Set([...given.values()].flatMap(wordsOf)))
      for (const product of byWord.get(word) ?? []) common.set(product, (common.get(product) ?? 0) + 1);
    const passes = productMatchesFilter(filter);
    return [...common]
      .filter(([product]) => !given.has(product.id) && passes(product))
      .map(([{ id }, score]) => ({ productId: id, score }))
      .sort((a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1))
      .slice(0, limit);
  }

  #read(): Contents {
    const { products, state } = this.catalog.live();
    if (this.#contents?.state === state) return this.#contents;
    const newestFirst = [...products].sort(
      (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? -1 : 1),
    );
    const byWord = new Map<string, Product[]>();
    for (const product of newestFirst)
      for (const word of wordsOf(product)) {
        const sharing = byWord.get(word);
        if (sharing) sharing.push(product);
        else byWord.set(word, [product]);
      }
    this.#contents = { state, newestFirst, byWord };
    return this.#contents;
  }
}

const wordsOf = ({ title }: Product): string[] => [...new Set(title.toLowerCase().match(/\p{L}+/gu))];
