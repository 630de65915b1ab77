import { TOP_PLACES } from '../top-places.js';

/**
 * Normalised discounted cumulative gain of the first ten places, 0 to 1, with the gain 2^grade - 1 (Burges et al.,
 * "Learning to rank using gradient descent", ICML 2005). Products without a grade gain nothing; where no product
 * gains anything it is 0.
 */
export function gradedNdcg(ranking: readonly string[], grades: ReadonlyMap<string, number>): number {
  const ideal = discounted([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(ranking.map((id) => grades.get(id) ?? 0)) / ideal;
}

const discounted = (grades: readonly number[]): number =>
  grades.slice(0, TOP_PLACES).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
