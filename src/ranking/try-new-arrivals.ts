import type { Candidate } from './candidate.js';

/** Shares are fractions such as a twelfth, whose multiples miss the whole numbers by less. */
const ROUNDING = 1e-9;

/**
 * The same candidates, a share of the places taken by the best new products that would come later otherwise: with a
 * twelfth the last of each row of twelve, where it costs the others least. Without it a new product would never be
 * seen, and what is never seen is never bought. `share`: 0 to 1; new is what has the score of new-arrival.
 */
export function tryNewArrivals(ordered: readonly Candidate[], share: number): Candidate[] {
  const arrivals = ordered.filter(({ scores }) => scores.has('new-arrival')).values();
  const placed = new Set<Candidate>();
  const rest = ordered.values();
  const next = (from: IterableIterator<Candidate>): Candidate | undefined => {
    for (let each = from.next(); !each.done; each = from.next())
      if (!placed.has(each.value)) return each.value;
    return undefined;
  };
  const kept = (places: number): number => Math.floor(places * share + ROUNDING);
  while (placed.size < ordered.length) {
    const isKept = kept(placed.size + 1) > kept(placed.size);
    const candidate = (isKept ? next(arrivals) : undefined) ?? next(rest);
    if (candidate) placed.add(candidate);
  }
  return [...placed];
}
