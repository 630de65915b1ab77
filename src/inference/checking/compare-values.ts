import { sampleRankCorrelation } from 'simple-statistics';
import { largestDifference } from './largest-difference.js';

/** How far what a device says of some rows is from the reference. */
export interface Parity {
  readonly rows: number;
  /** Of two numbers of the same place; NaN where a number is none. */
  readonly largestDifference: number;
  /** Of vectors: the cosine of the two that are furthest apart. */
  readonly leastCosine?: number;
  /** Of relevances: Spearman's rank correlation. What is shown is an order, not a number. */
  readonly rankCorrelation?: number;
}

/** Compares what was said of the same rows: vectors, or relevances where there is one number a row. */
export function compareValues(reference: readonly Float32Array[], read: readonly Float32Array[]): Parity {
  const differences = reference.map((values, i) => largestDifference(values, read[i]!));
  const parity = { rows: reference.length, largestDifference: Math.max(...differences) };
  if (reference[0]!.length > 1)
    return { ...parity, leastCosine: Math.min(...reference.map((values, i) => cosine(values, read[i]!))) };
  const [a, b] = [reference, read].map((all) => all.map(([relevance]) => relevance!));
  return { ...parity, rankCorrelation: sampleRankCorrelation(a!, b!) };
}

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, number, i) => sum + number * b[i]!, 0) / Math.hypot(...a) / Math.hypot(...b);
