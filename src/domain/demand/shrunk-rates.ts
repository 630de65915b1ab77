import { sum } from 'd3-array';

export interface RateCounts {
  readonly clicks: number;
  /** Impressions, each by how likely a shopper looks at its place. */
  readonly examinations: number;
}

export interface ShrunkRates {
  /** For what was never looked at, and what little that was is drawn to; 0 where nothing was at all. */
  readonly prior: number;
  rateOf(counts: RateCounts): number;
}

/**
 * Click rates of products, those of few looks drawn towards the rate of all: the global empirical Bayes estimator for
 * rates of Marshall ("Mapping disease and mortality rates using empirical Bayes estimators", Applied Statistics 1991),
 * whose prior is the mean and the spread of the products themselves. Where they differ no more than chance makes them
 * differ, all have the same rate.
 */
export function shrunkRates(counts: Iterable<RateCounts>): ShrunkRates {
  const seen = [...counts].filter(({ examinations }) => examinations > 0);
  const looks = sum(seen, ({ examinations }) => examinations);
  if (looks === 0) return { prior: 0, rateOf: () => 0 };
  const prior = sum(seen, ({ clicks }) => clicks) / looks;
  const spread =
    sum(seen, ({ clicks, examinations }) => examinations * (clicks / examinations - prior) ** 2) / looks;
  const between = Math.max(0, spread - prior / (looks / seen.length));
  return {
    prior,
    rateOf({ clicks, examinations }) {
      if (examinations === 0 || between === 0) return prior;
      const trust = between / (between + prior / examinations);
      return prior + trust * (clicks / examinations - prior);
    },
  };
}
