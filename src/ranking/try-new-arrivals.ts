import type { Candidate } from './candidate.js';
import { EXPLORATION } from './recommend-source.js';

/** Shares are fractions such as a twelfth, whose multiples miss the whole numbers by less. */
const ROUNDING = 1e-9;

/**
 * The same candidates, a share of the places taken by the best new products that would come later otherwise: with a
 * twelfth the last of each row of twelve, where it costs the others least. Without it a new product would never be
 * seen, and what is never seen is never bought. `share`: 0 to 1; new is what has the score of new-arrival. Those that
 * stand further up for it have a score of exploration: no source is to be praised or blamed for them.
 */
export function tryNewArrivals(ordered: readonly Candidate[], share: number): Candidate[] {
  const rest = new Set(ordered);
  const arrivals = ordered.filter(({ scores }) => scores.has('new-arrival')).values();
  const bestArrival = (): Candidate | undefined => {
    for (let each = arrivals.next(); !each.done; each = arrivals.next())
      if (rest.has(each.value)) return each.value;
    return undefined;
  };
  const kept = (places: number): number => Math.floor(places * share + ROUNDING);
  const placed: Candidate[] = [];
  while (rest.size > 0) {
    const [best] = rest;
    const isKept = kept(placed.length + 1) > kept(placed.length);
    const candidate = (isKept ? bestArrival() : undefined) ?? best!;
    rest.delete(candidate);
    placed.push(candidate === best ? candidate : explored(candidate, share));
  }
  return placed;
}

function explored(candidate: Candidate, share: number): Candidate {
  const scores = new Map<string, number>();
  candidate.scores.forEach((score, scorer) => scores.set(scorer, score));
  return { ...candidate, scores: scores.set(EXPLORATION, share) };
}
