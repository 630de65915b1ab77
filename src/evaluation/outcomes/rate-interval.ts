import jstat from 'jstat';
import type { OutcomeGroup, OutcomeTally } from '../../stores/answer-outcomes.js';

export interface RateInterval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Whether viewers came again, and the interval allows for it. */
  readonly clustered: boolean;
}

/** Of the standard normal distribution: 95 % lie within. */
const Z = 1.959964;
/** As Z, of Student's t distribution. */
const t = (degreesOfFreedom: number): number => jstat.studentt.inv(0.975, degreesOfFreedom);

/**
 * A share of what was shown, with its 95 % interval: Wilson's ("Probable inference, the law of succession, and
 * statistical inference", JASA 1927), who gives sensible bounds for rates near 0. Where viewers come again, what one
 * viewer does is alike, and there is less to learn from it: the interval is that of an effective number of products,
 * the number over the design effect of sampling viewers (Rao and Scott, "A simple method for the analysis of clustered
 * binary data", Biometrics 1992), and smaller still where there are few viewers to tell that effect from (Korn and
 * Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated from survey
 * data", Survey Methodology 1998). Where everybody did alike the data do not tell the design effect, and each viewer
 * counts once. NaN where nothing was shown.
 */
export function rateInterval(group: OutcomeGroup, tally: OutcomeTally): RateInterval {
  const { shown, viewers } = group;
  const rate = tally.count / shown;
  const clustered = viewers < shown;
  const n = clustered ? effectiveNumber(group, tally) : shown;
  const centre = (rate + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((rate * (1 - rate)) / n + Z ** 2 / (4 * n ** 2));
  return { rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half), clustered };
}

function effectiveNumber(
  { shown, viewers, shownSquared }: OutcomeGroup,
  { count, squared, timesShown }: OutcomeTally,
): number {
  const rate = count / shown;
  if (viewers === 1 || rate === 0 || rate === 1) return viewers;
  // Sum over viewers of the square of what they did beyond what the rate lets expect.
  const residuals = squared - 2 * rate * timesShown + rate ** 2 * shownSquared;
  const variance = ((viewers / (viewers - 1)) * residuals) / shown ** 2;
  const designEffect = variance / ((rate * (1 - rate)) / shown);
  const fewViewers = (t(shown - 1) / t(viewers - 1)) ** 2;
  return (shown / Math.max(1, designEffect)) * fewViewers;
}
