import { ATTRIBUTION_RULES } from './attribution-rules.js';

/** Clicks on products that stood both in a place and in the next one, as the ratio of Mantel and Haenszel weighs them. */
export interface ExaminationStep {
  /** Sum over products of clicks in the first of both places times the share of looks in the second. */
  readonly before: number;
  /** Sum over products of clicks in the second of both places times the share of looks in the first. */
  readonly after: number;
}

/** Clicks as strong as what is known of all lists: with fewer of its own a place is little more than that. */
const PRIOR_CLICKS = 20;

/** What is known of all lists: the discount of DCG (Jarvelin and Kekalainen, 2002). */
const discount = (position: number): number => 1 / Math.log2(2 + position);

/**
 * How likely a shopper looks at each position of a kind of list, beside the first: 1 for it, up to the last that is
 * told apart. A product that stood in two places is as attractive in both, so that the ratio of its click rates is
 * that of the places: the adjacent chain of Agarwal, Zaitsev, Wang, Li, Najork and Joachims ("Estimating position bias
 * without intrusive interventions", WSDM 2019), each link the rate ratio over products of Mantel and Haenszel (1959),
 * drawn towards the discount of DCG where there is little to see, and no more than that where lists answer a question
 * (CLICK_RATE_RULES). `steps[k]`: from position k to the next; absent
 * ones: nothing was seen.
 */
export function examinationCurve(steps: readonly (ExaminationStep | undefined)[]): number[] {
  const curve = [1];
  for (let k = 0; k < ATTRIBUTION_RULES.lastPosition; k++) {
    const { before, after } = steps[k] ?? { before: 0, after: 0 };
    const known = discount(k + 1) / discount(k);
    const ratio = (after + PRIOR_CLICKS * known) / (before + PRIOR_CLICKS);
    curve.push(Math.min(1, curve[k]! * ratio));
  }
  return curve;
}
