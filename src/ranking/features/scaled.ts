/** Days as features know them: 0 today, 1 after a month and a half, 1.5 after a year. */
export const scaledDays = (days: number): number => Math.log1p(Math.max(0, days)) / 4;

/** Counts and demands: 0 for none, about 1 for some fifty. */
export const scaledCount = (count: number): number => Math.log1p(Math.max(0, count)) / 4;

/** A place in an order, from 1: 1 for the first, falling; 0 for what has none. */
export const scaledRank = (rank: number | undefined): number =>
  rank === undefined ? 0 : 1 / Math.sqrt(rank);

/** A co-purchase score: cosines spread over powers of ten. 0 for none, 1 for the greatest. */
export const scaledCosine = (score: number): number => Math.log1p(1000 * score) / Math.log(1001);

/** A ratio of two amounts on both sides of 0, which is equal; as far as twenty times. */
export const scaledRatio = (a: number, b: number): number =>
  a > 0 && b > 0 ? Math.min(3, Math.max(-3, Math.log(a / b))) : 0;
