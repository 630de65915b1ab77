import { PLACEMENTS } from '../placement.js';

/** Which answers click rates are counted from. */
export const CLICK_RATE_RULES = {
  /** A season's stock comes and goes: what was seen so many days ago counts half. */
  halfLifeDays: 28,
  /** Days that the events of an answer may come late: an answer is counted when its day lies so far back, and once. */
  lateDays: 1,
  /** Days counted at the first time at most: twice the half-life would change little and cost as much again. */
  maxDays: 56,
  /**
   * Places whose lists say how likely each position is looked at. What a search or a category shows is first where it
   * suits what was asked, and further down where it does not: clicks fall with the position whoever looks there.
   */
  comparedPlaces: PLACEMENTS as readonly string[],
} as const;
