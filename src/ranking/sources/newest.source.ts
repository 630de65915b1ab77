import { browseFilter } from '../browse-filter.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** The newest products: a few of them are tried out, and all there is to show in a shop without events. */
export const newest = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => ({
  name: 'newest',
  // A continued answer goes on with what shoppers like, not through the whole catalogue.
  enabled: (query) => servesPlacement('newest', query) && !query.continues,
  async retrieve(query, { signal }) {
    const request = {
      text: '',
      filter: browseFilter(query),
      sort: 'NEWEST',
      limit: query.window,
      enough: 1,
    } as const;
    return { candidates: (await index.search(request, signal)).matches };
  },
});
