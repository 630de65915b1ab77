/** Steps to a doubling: neighbours differ by a fifth, less than a week's chance does. */
const STEPS = 4;

/**
 * Demand as the index keeps it, on a logarithmic scale: a product is written again when its demand has really
 * changed, not with every look at it.
 */
export const popularityStep = (demand: number): number =>
  Math.round(STEPS * Math.log2(1 + Math.max(0, demand)));

/** The middle of a step. */
export const demandOfStep = (step: number): number => 2 ** (step / STEPS) - 1;
