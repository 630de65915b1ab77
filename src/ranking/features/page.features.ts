import { PLACEMENTS } from '../../domain/placement.js';
import type { FeatureFamily } from './feature-family.js';
import { ranksOf } from './ranks-of.js';
import { scaledCosine, scaledRank } from './scaled.js';

/** Which place is to be filled, and how often the product is bought together with the page's. */
export const page: FeatureFamily = {
  names: [
    ...PLACEMENTS.map((placement) => `at-${placement.toLowerCase().replaceAll('_', '-')}`),
    'goes-with-page',
    'goes-with-page-rank',
  ],
  prepare({ query: { placement }, goesWith }) {
    const at = PLACEMENTS.map((each) => (each === placement ? 1 : 0));
    const ranks = ranksOf([...goesWith.page].map(([id, { mean }]) => [id, mean] as const));
    return ({ productId }) => [
      ...at,
      scaledCosine(goesWith.page.get(productId)?.mean ?? 0),
      scaledRank(ranks.get(productId)),
    ];
  },
};
