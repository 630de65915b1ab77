import type { ProductFilter } from '../../domain/product-filter.js';
import { browseFilter } from '../browse-filter.js';
import type { Retrieved } from '../candidate.js';
import { hiddenProducts } from '../hidden-products.js';
import { isNarrow } from '../is-narrow.js';
import type { RecommendIndex } from '../recommend-index.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/** The newest are the same for all: ordering a whole shop by age for each request would cost more than all else. */
const SHARED_FOR_MS = 10_000;
/** Asked for beyond the window, so that the products of a page may be left out of it. */
const SPARE = 100;

/** The newest products: a few of them are tried out, and all there is to show in a shop without events. */
export const newest = (index: RecommendIndex): Source<RecommendQuery, RecommendNotes> => {
  const browse = async (filter: ProductFilter, limit: number, signal?: AbortSignal) => {
    const request = { text: '', filter, sort: 'NEWEST', limit, enough: 1 } as const;
    return (await index.search(request, signal)).matches;
  };
  let shared: { at: number; limit: number; found: Promise<readonly Retrieved[]> } | undefined;
  const share = (now: Date, limit: number): Promise<readonly Retrieved[]> => {
    const at = now.getTime();
    if (shared && shared.limit >= limit && Math.abs(at - shared.at) < SHARED_FOR_MS) return shared.found;
    // No signal: the caller who asked first may leave, and the others still wait.
    const asked = { at, limit, found: browse({ inStock: true }, limit) };
    asked.found.catch(() => {
      if (shared === asked) shared = undefined;
    });
    shared = asked;
    return asked.found;
  };
  return {
    name: 'newest',
    // A continued answer goes on with what shoppers like, not through the whole catalogue.
    enabled: (query) => servesPlacement('newest', query) && !query.continues,
    async retrieve(query, { signal, now }) {
      if (isNarrow(query.filter))
        return { candidates: await browse(browseFilter(query), query.window, signal) };
      const hidden = hiddenProducts(query);
      const found = await share(now, query.window + SPARE);
      const candidates = found.filter(({ productId }) => !hidden.has(productId));
      return { candidates: candidates.slice(0, query.window) };
    },
  };
};
