import { TOP_PLACES } from './top-places.js';

/**
 * Normalised discounted cumulative gain of the first ten places with binary gains, 0 to 1 (Järvelin and
 * Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 2002).
 */
export function ndcg(ranking: readonly string[], relevant: ReadonlySet<string>): number {
  let gain = 0;
  ranking.slice(0, TOP_PLACES).forEach((id, i) => {
    if (relevant.has(id)) gain += 1 / Math.log2(i + 2);
  });
  let ideal = 0;
  for (let i = 0; i < Math.min(TOP_PLACES, relevant.size); i++) ideal += 1 / Math.log2(i + 2);
  return ideal === 0 ? 0 : gain / ideal;
}
