import { popularInCategories } from '../popular-in-categories.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** What sells in the categories of the page: the answer for a product that nobody bought or looked at yet. */
export const popularInPageCategory = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => ({
  name: 'popular-in-page-category',
  enabled: (query) =>
    servesPlacement('popular-in-page-category', query) && (query.pageProducts ?? []).length > 0,
  retrieve: (query, { signal }) => popularInCategories(index, query.pageProducts!, query, signal),
});
