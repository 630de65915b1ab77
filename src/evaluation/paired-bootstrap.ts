import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mean, quantileSorted } from 'simple-statistics';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Enough for two stable digits of a 95 % interval. */
const RESAMPLES = 2000;

/**
 * Mean difference a - b over the same users with its 95 % percentile interval, users drawn with replacement
 * (Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 13). The seed makes it repeatable.
 */
export function pairedBootstrap(a: readonly number[], b: readonly number[], seed: number): Interval {
  if (a.length !== b.length || a.length === 0)
    throw new RangeError(`Paired values needed: got ${a.length} and ${b.length}.`);
  const differences = a.map((value, i) => value - b[i]!);
  const rng = xoroshiro128plus(seed);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i++)
      sum += differences[uniformInt(rng, 0, differences.length - 1)]!;
    return sum / differences.length;
  }).sort((x, y) => x - y);
  return { mean: mean(differences), low: quantileSorted(means, 0.025), high: quantileSorted(means, 0.975) };
}
