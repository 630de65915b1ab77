/** Below 64 tokens a bucket spans 8; beyond, it grows with the length. */
const STEP = 8;
const STEPS_PER_DOUBLING = 4;

/**
 * The longest length of the bucket of a length: 8, 16, 24, 32, 40, 48, 56, 64, 80, 96 and so on. Rows of one bucket
 * are run together: of a long row at most a fifth is padding, and there are few buckets to be filled.
 */
export function lengthBucket(length: number): number {
  const doublings = Math.max(1, Math.ceil(Math.log2(length / (STEP * STEPS_PER_DOUBLING))));
  const step = STEP * 2 ** (doublings - 1);
  return Math.ceil(length / step) * step;
}
