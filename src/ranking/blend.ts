import type { Candidate } from './candidate.js';

/**
 * How much each signal moves the order. Lexical and semantic were set on CrowdFlower; with a cross-encoder, half of
 * what the vectors say is left to it.
 */
const WEIGHTS = {
  fast: { lexical: 0.3, semantic: 0.7, neural: 0 },
  full: { lexical: 0.2, semantic: 0.4, neural: 0.4 },
} as const;

/** Below the lowest by this many standard deviations: what a broken model said nothing about. */
const BROKEN = 3;

type Signal = readonly (number | null)[];

/**
 * One number per candidate that orders them by all that is known so far: each signal on the scale of the request's own
 * candidates (mean 0, standard deviation 1), weighted and summed. What no word found counts as the lowest there is;
 * what no model looked at is neither better nor worse than the others.
 */
export function blend(candidates: readonly Candidate[]): number[] {
  const lexical = standardise(candidates.map(({ retrievals }) => retrievals.get('keyword')?.score ?? null));
  const lowest = Math.min(0, ...lexical.filter((value) => value !== null));
  const semantic = standardise(candidates.map(({ scores }) => scores.get('semantic') ?? null));
  const neural = standardise(candidates.map(({ scores }) => scores.get('cross-encoder') ?? null));
  const weights = neural.some((value) => value !== null) ? WEIGHTS.full : WEIGHTS.fast;
  return candidates.map(
    (_, i) =>
      weights.lexical * (lexical[i] ?? lowest) +
      weights.semantic * (semantic[i] ?? 0) +
      weights.neural * (neural[i] ?? 0),
  );
}

function standardise(signal: Signal): Signal {
  const known = signal.filter((value): value is number => value !== null && Number.isFinite(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  const lowest = deviation === 0 ? 0 : (Math.min(...known) - mean) / deviation;
  return signal.map((value) => {
    if (value === null) return null;
    if (!Number.isFinite(value)) return lowest - BROKEN;
    return deviation === 0 ? 0 : (value - mean) / deviation;
  });
}
