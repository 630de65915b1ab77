import { RECOMMEND_SOURCES } from '../recommend-source.js';
import type { FeatureFamily } from './feature-family.js';
import { scaledRank } from './scaled.js';

/** What some sources say that is not said better elsewhere; a score counts as far as its source keeps it from 0 to 1. */
const SCORED = ['similar-to-page', 'similar-to-viewed', 'trending'] as const;

/** Which sources found the product, how near the front, and how sure some of them are. */
export const retrieval: FeatureFamily = {
  names: [
    ...RECOMMEND_SOURCES.map((source) => `${source}-source-rank`),
    ...SCORED.map((source) => `${source}-source-score`),
  ],
  prepare:
    () =>
    ({ retrievals }) => [
      ...RECOMMEND_SOURCES.map((source) => scaledRank(retrievals.get(source)?.rank)),
      ...SCORED.map((source) => Math.min(1, retrievals.get(source)?.score ?? 0)),
    ],
};
