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
  const rows = [...ordered];
  for (let last = ROW - 1; last < rows.length; last += ROW) {
    const arrival = rows.findIndex((candidate, i) => i >= last && isNew(candidate));
    if (arrival < 0) break;
    rows.splice(last, 0, ...rows.splice(arrival, 1));
  }
  return rows;
}
