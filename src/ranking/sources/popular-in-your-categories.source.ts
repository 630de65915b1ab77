import { popularInCategories } from '../popular-in-categories.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** What sells in the categories where the viewer looks and buys most. */
export const popularInYourCategories = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => ({
  name: 'popular-in-your-categories',
  enabled: (query) =>
    servesPlacement('popular-in-your-categories', query) &&
    query.personalise &&
    (query.recentProducts ?? []).length > 0,
  retrieve: (query, { signal }) => popularInCategories(index, query.recentProducts!, query, signal),
});
