import { TIER } from './tier.js';

/** Each adds what it is worth. */
const OF_CODES = [TIER.codeWhole, TIER.codePart, TIER.codePrefix];
/** The highest adds what it is worth. */
const OF_WORDS = [TIER.all, TIER.equivalent, TIER.most];

/** How well the words fit: a hit's score without its tiers, some three digits of it behind the point. */
export function wordsScore(score: number, matchedQueries: ReadonlySet<string>): number {
  const boostsOf = (tiers: readonly (typeof TIER)[keyof typeof TIER][]): number[] =>
    tiers.filter(({ _name }) => matchedQueries.has(_name)).map(({ boost }) => boost);
  const ofCodes = boostsOf(OF_CODES).reduce((sum, boost) => sum + boost, 0);
  return Math.max(0, score - ofCodes - Math.max(0, ...boostsOf(OF_WORDS)));
}
