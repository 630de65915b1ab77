import type { Ranker } from '../../inference/ranker.js';
import type { Candidate } from '../candidate.js';
import { boughtNext } from '../features/bought-next.features.js';
import { featureMatrix, type FeatureStatistics } from '../features/feature-matrix.js';
import { MODEL_LIMIT_MS } from '../model-limit-ms.js';
import { reachesRanker } from '../reaches-ranker.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import type { Scorer } from '../stages.js';

/** Where a shopper browses: what the model learned from are baskets, not pages that are about a product. */
const PLACES: ReadonlySet<RecommendQuery['placement']> = new Set(['HOME', 'SEARCH_EMPTY']);

/**
 * What a trained ranker expects of the viewer's next basket: of each candidate the share, 0 to 1 and 1 in all. It was
 * taught by shoppers who had bought before, and orders what is shown to them only; by default not where the one thing that
 * is known is among what it could not learn.
 */
export const learnedRanker = (
  ranker: Ranker | undefined,
  statistics: FeatureStatistics,
): Scorer<RecommendQuery, RecommendNotes> => ({
  name: 'learned-ranker',
  limitMs: MODEL_LIMIT_MS,
  enabled({ rerank, placement, personalise, purchases = [] }) {
    if (rerank === 'OFF' || !PLACES.has(placement) || !personalise || purchases.length === 0) return false;
    if (!ranker) return rerank === 'ON' ? 'UNAVAILABLE' : false;
    return rerank === 'ON' || ranker.byDefault;
  },
  async score(query, candidates, { signal }) {
    const read = candidates.filter(reachesRanker);
    const isBlind = query.rerank !== 'ON' && onlyFollowersSpeak(read) && cannotReadFollowers(ranker!, query);
    if (read.length === 0 || isBlind) return { values: candidates.map(() => null) };
    const features = await featureMatrix(statistics, query, read);
    const rows = { features, rows: read.length };
    const { values, model } = await ranker!.score(query.viewer.id, rows, () => !signal.aborted);
    const expected = shares(values);
    const byCandidate = new Map(read.map((candidate, i) => [candidate, expected[i]!]));
    const { name, version, device } = model;
    return {
      values: candidates.map((candidate) => byCandidate.get(candidate) ?? null),
      notes: { model: { name, version, device, reranked: read.length } },
    };
  },
});

/** Where baskets hold one thing, all that is known of new products is what is bought next. */
const onlyFollowersSpeak = (candidates: readonly Candidate[]): boolean =>
  candidates.some(({ retrievals }) => retrievals.has('bought-next')) &&
  !candidates.some(({ retrievals }) => retrievals.has('goes-with-history'));

/** A model of baskets of many guesses there: one of the UCI orders was right on Beauty a quarter as often as the hand blend. */
const cannotReadFollowers = (ranker: Ranker, { viewer }: RecommendQuery): boolean =>
  ranker.unread(viewer.id).some((name) => boughtNext.names.includes(name));

/** The softmax that training went by. What is no number stays none, so that it is counted and sinks. */
function shares(scores: Float32Array): number[] {
  const finite = scores.filter(Number.isFinite);
  const most = finite.reduce((greatest, score) => Math.max(greatest, score), -Infinity);
  const total = finite.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return Array.from(scores, (score) => Math.exp(score - most) / total);
}
