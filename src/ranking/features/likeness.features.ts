import type { FeatureFamily } from './feature-family.js';
import { scaledRank } from './scaled.js';

const SOURCES = ['similar-to-page', 'similar-to-viewed'] as const;

/**
 * What the sources of likeness say, which the index alone can. What other sources know is in other features; those
 * that order by what the shop sells go by today's sales too, and are not asked: of a day of the past nobody knows how
 * much of it had been sold by then.
 */
export const likeness: FeatureFamily = {
  names: SOURCES.flatMap((source) => [`${source}-score`, `${source}-rank`]),
  prepare:
    () =>
    ({ retrievals }) =>
      SOURCES.flatMap((source) => {
        const found = retrievals.get(source);
        return [Math.min(1, found?.score ?? 0), scaledRank(found?.rank)];
      }),
};
