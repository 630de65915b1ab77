import type { Product } from '../../domain/products/product.js';
import type { SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** The kind of thing says more about what is wanted now than its maker. */
const CATEGORY_WEIGHT = 0.6;
const BRAND_WEIGHT = 0.4;

/**
 * How much a product is like what the viewer last bought or looked at: the share of those products with its category
 * and its brand, 0 to 1, newer ones weighing more.
 */
export const taste = (): Scorer<SearchQuery> => ({
  name: 'taste',
  pure: true,
  enabled: ({ personalise, recentProducts = [], embedding }) =>
    personalise && recentProducts.length > 0 && embedding !== undefined,
  score({ recentProducts }, candidates) {
    const categories = shares(recentProducts!, categoryOf);
    const brands = shares(recentProducts!, brandOf);
    return {
      values: candidates.map(({ facts: { product } }) =>
        product
          ? CATEGORY_WEIGHT * (categories.get(categoryOf(product)) ?? 0) +
            BRAND_WEIGHT * (brands.get(brandOf(product)) ?? 0)
          : 0,
      ),
    };
  },
});

const categoryOf = ({ categoryPath }: Product): string => categoryPath.join('\n');
const brandOf = ({ brand }: Product): string => brand ?? '';

/** By the n-th product with 1/n, as in a harmonic mean; what a product has none of counts for nobody. */
function shares(products: readonly Product[], keyOf: (product: Product) => string): Map<string, number> {
  const sums = new Map<string, number>();
  let total = 0;
  products.forEach((product, i) => {
    const weight = 1 / (i + 1);
    total += weight;
    const key = keyOf(product);
    if (key !== '') sums.set(key, (sums.get(key) ?? 0) + weight);
  });
  return new Map([...sums].map(([key, sum]) => [key, sum / total]));
}
