/** Places that count. */
export const DEPTH = 10;

/**
 * Normalised discounted cumulative gain of the first ten places with binary gains, 0 to 1 (Järvelin and
 * Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 2002).
 */
export function ndcg(ranking: readonly string[], relevant: ReadonlySet<string>): number {
  let gain = 0;
  ranking.slice(0, DEPTH).forEach((id, i) => {
    if (relevant.has(id)) gain += 1 / Math.log2(i + 2);
  });
  let ideal = 0;
  for (let i = 0; i < Math.min(DEPTH, relevant.size); i++) ideal += 1 / Math.log2(i + 2);
  return ideal === 0 ? 0 : gain / ideal;
}

/** 1 where any of the first ten places is relevant. */
export const hit = (ranking: readonly string[], relevant: ReadonlySet<string>): number =>
  ranking.slice(0, DEPTH).some((id) => relevant.has(id)) ? 1 : 0;
