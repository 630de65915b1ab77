import type { CoPurchase } from './co-purchase-scores.js';
import type { FeatureMoment } from './feature-moment.js';
import { ranksOf } from './ranks-of.js';
import { scaledCount, scaledRank } from './scaled.js';

const NOTHING: Readonly<CoPurchase> = { mean: 0, nearest: 0, share: 0 };

/** The mean of a product's scores beside some others; 0 where it has none. */
export const meanIn =
  (scores: ReadonlyMap<string, Readonly<CoPurchase>>) =>
  (id: string): number =>
    (scores.get(id) ?? NOTHING).mean;

/** How a product stands beside the viewer's history, and among the products that are new to the viewer. */
export function besideHistory(
  { fresh, records }: Pick<FeatureMoment, 'fresh' | 'records'>,
  history: ReadonlyMap<string, Readonly<CoPurchase>>,
) {
  const meanOf = meanIn(history);
  const inDemand = (id: string): number => meanOf(id) * (0.1 + scaledCount(records.get(id)?.demand[14] ?? 0));
  const ids = fresh.map(({ productId }) => productId);
  const rankOf = ranksOf(ids.map(meanOf));
  const demandRankOf = ranksOf(ids.map(inDemand));
  return {
    ids,
    scoresOf: (id: string): Readonly<CoPurchase> => history.get(id) ?? NOTHING,
    rankOf: (id: string): number => scaledRank(rankOf(meanOf(id))),
    demandRankOf: (id: string): number => scaledRank(demandRankOf(inDemand(id))),
  };
}
