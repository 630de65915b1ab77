import type { FeatureFamily } from './feature-family.js';

/** How many telling words the title shares with what the viewer bought, with what came last, and with the page. */
export const titles: FeatureFamily = {
  names: [
    'title-nearest-own',
    'title-like-own',
    'title-nearest-recent',
    'title-nearest-page',
    'title-like-page',
  ],
  prepare({
    candidates,
    own,
    titles: likeness,
    query: { recentProducts = [], pageProducts = [], personalise },
  }) {
    const bought = candidates.flatMap(({ productId, facts: { product } }) =>
      product && own.has(productId) ? product : [],
    );
    const recent = personalise ? recentProducts : [];
    const toOwn = likeness.to(bought.length > 0 ? bought : recent);
    const toRecent = likeness.to(recent);
    const toPage = likeness.to(pageProducts);
    return ({ facts: { product } }) => {
      if (!product) return [0, 0, 0, 0, 0];
      const [ofOwn, ofPage] = [toOwn(product), toPage(product)];
      return [ofOwn.nearest, ofOwn.together, toRecent(product).nearest, ofPage.nearest, ofPage.together];
    };
  },
};
