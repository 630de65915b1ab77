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
  prepare({ query: { placement }, fresh, goesWith }) {
    const at = PLACEMENTS.map((each) => (each === placement ? 1 : 0));
    const withPage = (id: string): number => goesWith.page.get(id)?.mean ?? 0;
    const rankOf = ranksOf(fresh.map(({ productId }) => withPage(productId)));
    return ({ productId: id }) => [...at, scaledCosine(withPage(id)), scaledRank(rankOf(withPage(id)))];
  },
};
