import { median } from 'simple-statistics';
import type { Product } from '../../domain/products/product.js';
import type { FeatureFamily } from './feature-family.js';
import { scaledRatio } from './scaled.js';

/** The product's price against what the viewer pays, what the page's products cost, and the other candidates. */
export const price: FeatureFamily = {
  names: ['price-to-own', 'price-off-own', 'no-own-price', 'price-to-page', 'price-to-candidates'],
  prepare({ query: { recentProducts = [], pageProducts = [], personalise }, candidates }) {
    const own = medianPrice(personalise ? recentProducts : []);
    const page = medianPrice(pageProducts);
    const others = medianPrice(candidates.flatMap(({ facts: { product } }) => product ?? []));
    return ({ facts: { product } }) => {
      const amount = product?.price.minorUnits ?? 0;
      const toOwn = scaledRatio(amount, own);
      return [
        toOwn,
        Math.abs(toOwn),
        own > 0 ? 0 : 1,
        scaledRatio(amount, page),
        scaledRatio(amount, others),
      ];
    };
  },
};

/** Minor units; 0 where there is none. A shop has one currency. */
const medianPrice = (products: readonly Product[]): number =>
  products.length > 0 ? median(products.map(({ price: { minorUnits } }) => minorUnits)) : 0;
