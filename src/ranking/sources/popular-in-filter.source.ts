import { browseFilter } from '../browse-filter.js';
import { isNarrow } from '../is-narrow.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** What sells among the products that a narrow filter leaves, of which the trends of the shop may hold none. */
export const popularInFilter = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => ({
  name: 'popular-in-filter',
  enabled: (query) => servesPlacement('popular-in-filter', query) && isNarrow(query.filter),
  async retrieve(query, { signal }) {
    const { matches } = await index.search(
      { text: '', filter: browseFilter(query), sort: 'POPULARITY', limit: query.window, enough: 1 },
      signal,
    );
    return { candidates: matches };
  },
});
