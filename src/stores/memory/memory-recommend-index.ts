import { productMatchesFilter } from '../../domain/product-matches-filter.js';
import type { ProductFilter } from '../../domain/product-filter.js';
import type { Product } from '../../domain/product.js';
import type { IndexMatches, IndexSearch, ProductIndex, ScoredProduct } from '../product-index.js';
import type { ShopStatistics } from '../shop-statistics.js';
import type { MemoryProductCatalog } from './memory-product-catalog.js';

/**
 * The part of a product index that recommendations use, over a catalogue in memory, for tests and evaluations:
 * browsing by age and popularity, and likeness by common words of the titles. It does not search for words.
 */
export class MemoryRecommendIndex implements Pick<ProductIndex, 'search' | 'similar'> {
  constructor(
    private readonly catalog: MemoryProductCatalog,
    private readonly statistics: ShopStatistics,
  ) {}

  async search({ filter, sort, limit, exclude = [] }: IndexSearch): Promise<IndexMatches> {
    const shown = new Set(exclude);
    const passes = productMatchesFilter(filter);
    const passing = [...this.catalog.live()].filter((product) => passes(product));
    const demand = sort === 'POPULARITY' ? await this.statistics.popularity(28) : new Map<string, number>();
    const scoreOf = ({ id, createdAt }: Product): number =>
      sort === 'POPULARITY' ? (demand.get(id) ?? 0) : createdAt.getTime();
    const matches = passing
      .filter(({ id }) => !shown.has(id))
      .map((product) => ({
        productId: product.id,
        score: scoreOf(product),
        matchedTerms: [],
        exact: false,
      }))
      .sort((a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1))
      .slice(0, limit);
    return { matches, totalCount: passing.length, rung: 'ALL' };
  }

  async similar(
    productIds: readonly string[],
    limit: number,
    filter: ProductFilter,
  ): Promise<ScoredProduct[]> {
    const given = new Set(productIds);
    const products = [...this.catalog.live()];
    const words = new Set(products.filter(({ id }) => given.has(id)).flatMap(wordsOf));
    const passes = productMatchesFilter(filter);
    return products
      .filter((product) => !given.has(product.id) && passes(product))
      .map((product) => ({
        productId: product.id,
        score: wordsOf(product).filter((word) => words.has(word)).length,
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1))
      .slice(0, limit);
  }
}

const wordsOf = ({ title }: Product): string[] => [...new Set(title.toLowerCase().match(/\p{L}+/gu))];
