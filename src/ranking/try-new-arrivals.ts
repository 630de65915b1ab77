import type { Candidate } from './candidate.js';

/** One place in each row of twelve, the last: about 8 % of what is shown, where it costs the others least. */
const ROW = 12;
/** Listed within a month: later a product has had its chance. */
const NEW_MS = 30 * 86_400_000;

/**
 * The same candidates, each row's last place taken by the best new product that would come later otherwise.
 * Without it a new product would never be seen, and what is never seen is never bought.
 */
export function tryNewArrivals(ordered: readonly Candidate[], now: Date): Candidate[] {
  const isNew = ({ facts }: Candidate): boolean =>
    facts.product !== undefined && now.getTime() - facts.product.createdAt.getTime() < NEW_MS;
  const arrivals = ordered.filter(isNew).values();
  const placed = new Set<Candidate>();
  const rest = ordered.values();
  const next = (from: IterableIterator<Candidate>): Candidate | undefined => {
    for (let each = from.next(); !each.done; each = from.next())
      if (!placed.has(each.value)) return each.value;
    return undefined;
  };
  while (placed.size < ordered.length) {
    const isLast = placed.size % ROW === ROW - 1;
    const candidate = (isLast ? next(arrivals) : undefined) ?? next(rest);
    if (candidate) placed.add(candidate);
  }
  return [...placed];
}
