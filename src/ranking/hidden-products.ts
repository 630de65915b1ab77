import type { RecommendQuery } from './recommend-query.js';

/** Products that must not be shown: those of the page, those shown already, those the caller leaves out. */
export const hiddenProducts = ({ productIds, filter, continues }: RecommendQuery): ReadonlySet<string> =>
  new Set([...productIds, ...(filter.excludeProductIds ?? []), ...(continues?.exclude ?? [])]);
