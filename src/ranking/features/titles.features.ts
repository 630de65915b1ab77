import type { FeatureFamily } from './feature-family.js';

/** How many telling words the title shares with what the viewer bought or looked at last, and with the page. */
export const titles: FeatureFamily = {
  names: ['title-nearest-own', 'title-like-own', 'title-nearest-page', 'title-like-page'],
  prepare({ titles: likeness, query: { recentProducts = [], pageProducts = [], personalise } }) {
    const toOwn = likeness.to(personalise ? recentProducts : []);
    const toPage = likeness.to(pageProducts);
    return ({ facts: { product } }) => {
      if (!product) return [0, 0, 0, 0];
      const [ofOwn, ofPage] = [toOwn(product), toPage(product)];
      return [ofOwn.nearest, ofOwn.together, ofPage.nearest, ofPage.together];
    };
  },
};
