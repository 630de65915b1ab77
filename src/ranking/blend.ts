import type { Candidate } from './candidate.js';
import { wordMatch } from './word-match.js';

interface Signal {
  /** What it says of a candidate; undefined: nothing. */
  of(candidate: Candidate): number | undefined;
  readonly weight: number;
  /** Where a cross-encoder read the best candidates: half of what the vectors say is left to it. */
  readonly besideNeural?: number;
  /** What counts where it says nothing: the mean, neither better nor worse, the lowest that any candidate has, or less. */
  readonly missing: 'mean' | 'lowest' | 'below';
}

const scoreOf =
  (stage: string) =>
  ({ scores }: Candidate): number | undefined =>
    scores.get(stage);

/**
 * Words and vectors weigh what was best on CrowdFlower, and held on Home Depot. No judgement knows shoppers: demand and
 * taste move only what is nearly alike.
 */
const SIGNALS: readonly Signal[] = [
  { of: (candidate) => wordMatch(candidate)?.score, weight: 0.3, besideNeural: 0.2, missing: 'below' },
  { of: scoreOf('semantic'), weight: 0.7, besideNeural: 0.4, missing: 'mean' },
  { of: scoreOf('cross-encoder'), weight: 0, besideNeural: 0.4, missing: 'mean' },
  { of: scoreOf('recent-demand'), weight: 0.03, missing: 'lowest' },
  { of: scoreOf('taste'), weight: 0.06, missing: 'lowest' },
];

/**
 * Below the lowest by this many standard deviations: what has none of the words. Whole catalogues gain by it (CrowdFlower
 * .7786 to .7803, and .003 more of the first ten are judged); what has some of the words is as it was.
 */
const WORDLESS = 2;
/** And what a broken model gave no number. */
const BROKEN = 3;

/**
 * One number per candidate that orders them by all that is known so far: each signal on the scale of the request's own
 * candidates (mean 0, standard deviation 1), weighted and summed. Scores of one request do not compare with those of
 * another.
 */
export function blend(candidates: readonly Candidate[]): number[] {
  const neural = candidates.some(({ scores }) => scores.has('cross-encoder'));
  const sums = candidates.map(() => 0);
  for (const { of, weight, besideNeural = weight, missing } of SIGNALS) {
    const values = standardise(candidates.map(of), missing);
    values.forEach((value, i) => (sums[i]! += (neural ? besideNeural : weight) * value));
  }
  return sums;
}

function standardise(signal: readonly (number | undefined)[], missing: Signal['missing']): number[] {
  const known = signal.filter((value): value is number => value !== undefined && Number.isFinite(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
  // All alike: it says nothing.
  const deviation = Math.sqrt(variance) || 1;
  const lowest = known.reduce((least, value) => Math.min(least, (value - mean) / deviation), 0);
  const withoutIt = { mean: 0, lowest, below: lowest - WORDLESS }[missing];
  return signal.map((value) => {
    if (value === undefined) return withoutIt;
    return Number.isFinite(value) ? (value - mean) / deviation : lowest - BROKEN;
  });
}
