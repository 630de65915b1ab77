import { browseFilter } from '../browse-filter.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import { similarTo } from '../similar-to.js';
import type { Source } from '../stages.js';

/** The products looked at last; earlier ones are no longer on the viewer's mind. */
const MAX_SEEDS = 3;

/** What is like the products that the viewer looked at last. */
export const similarToViewed = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => ({
  name: 'similar-to-viewed',
  enabled: (query) => servesPlacement('similar-to-viewed', query) && lastViewed(query).length > 0,
  async retrieve(query, { signal }) {
    const seeds = lastViewed(query);
    return { candidates: await similarTo(index, seeds, query.window, browseFilter(query), signal) };
  },
});

function lastViewed({ personalise, recent }: RecommendQuery): string[] {
  if (!personalise) return [];
  const looks = (recent ?? []).filter(({ type }) => type === 'VIEW' || type === 'CLICK');
  return [...new Set(looks.map(({ productId }) => productId))].slice(0, MAX_SEEDS);
}
