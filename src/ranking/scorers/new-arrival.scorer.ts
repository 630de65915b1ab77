import { explores } from '../explores.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { Scorer } from '../stages.js';

/** Listed within a month: later a product has had its chance. */
const NEW_MS = 30 * 86_400_000;

/** Marks new products with the share of places that is kept for them, so that an answer says why one stands there. */
export const newArrival = (share: number): Scorer<RecommendQuery> => ({
  name: 'new-arrival',
  pure: true,
  enabled: (query) => share > 0 && explores(query),
  score: ({ now }, candidates) => ({
    values: candidates.map(({ facts: { product } }) =>
      product && now.getTime() - product.createdAt.getTime() < NEW_MS ? share : null,
    ),
  }),
});
