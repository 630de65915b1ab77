import type { Product } from '../../domain/products/product.js';
import type { FeatureFamily } from './feature-family.js';

/** How much of what the viewer last bought or looked at, and of the page, is of the product's category and brand. */
export const kind: FeatureFamily = {
  names: ['own-category', 'own-brand', 'page-category', 'page-brand'],
  prepare({ query: { recentProducts = [], pageProducts = [], personalise } }) {
    const own = personalise ? recentProducts : [];
    const shares = [shareOf(own, categoryOf), shareOf(own, brandOf)];
    const pageShares = [shareOf(pageProducts, categoryOf), shareOf(pageProducts, brandOf)];
    return ({ facts: { product } }) =>
      product ? [...shares, ...pageShares].map((share) => share(product)) : [0, 0, 0, 0];
  },
};

const categoryOf = ({ categoryPath }: Product): string => categoryPath.join('\n');
const brandOf = ({ brand }: Product): string => brand ?? '';

/** The share of products with the same key; what has none shares nothing. */
function shareOf(
  products: readonly Product[],
  keyOf: (product: Product) => string,
): (product: Product) => number {
  const counts = new Map<string, number>();
  for (const product of products) {
    const key = keyOf(product);
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (product) => (counts.get(keyOf(product)) ?? 0) / Math.max(1, products.length);
}
