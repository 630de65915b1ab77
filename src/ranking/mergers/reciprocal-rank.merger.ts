import type { Merger } from '../stages.js';

/** Dampens the first ranks: 60 is the value of the paper, and no better one is known without judgements. */
const K = 60;

/**
 * Reciprocal rank fusion: Cormack, Clarke, Büttcher, "Reciprocal rank fusion outperforms Condorcet and
 * individual rank learning methods", SIGIR 2009. Uses ranks only, since scores of two engines do not compare.
 */
export const reciprocalRank = <Q>(): Merger<Q> => ({
  name: 'reciprocal-rank',
  merge(_query, lists) {
    const scores = new Map<string, number>();
    for (const list of lists.values())
      list.forEach(({ productId }, i) =>
        scores.set(productId, (scores.get(productId) ?? 0) + 1 / (K + i + 1)),
      );
    // Sorting is stable: on a tie the product of the earlier source stays first.
    return [...scores].sort(([, a], [, b]) => b - a).map(([productId]) => productId);
  },
});
