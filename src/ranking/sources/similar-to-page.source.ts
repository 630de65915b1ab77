import { browseFilter } from '../browse-filter.js';
import { pageSeeds } from '../page-seeds.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import { similarTo } from '../similar-to.js';
import type { Source } from '../stages.js';

/** What is like the page's product, by words and categories. */
export const similarToPage = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => ({
  name: 'similar-to-page',
  enabled: (query) => servesPlacement('similar-to-page', query) && pageSeeds(query).size > 0,
  async retrieve(query, { signal }) {
    const seeds = [...pageSeeds(query).keys()];
    return { candidates: await similarTo(index, seeds, query.window, browseFilter(query), signal) };
  },
});
