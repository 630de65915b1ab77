import type { Candidate } from './candidate.js';

/** What a shopper sees at a glance: a row of a dozen. */
const ROW = 12;
/**
 * Half a row: a clear taste shows, and there is room for other kinds of things. On the UCI orders, with the last
 * word of a title as its category, it costs .0004 NDCG@10 (a third of a row: .0010).
 */
const MOST_OF_A_ROW = 6;

/**
 * The same candidates, no more than six of one leaf category in each row of twelve as long as there are
 * others; who does not fit comes first in the next row. Products without a category are never held back.
 */
export function spreadCategories(ordered: readonly Candidate[]): Candidate[] {
  const spread: Candidate[] = [];
  let held: Candidate[] = [];
  let next = 0;
  while (spread.length < ordered.length) {
    const counts = new Map<string, number>();
    const row: Candidate[] = [];
    const waiting = held;
    held = [];
    const place = (candidate: Candidate): void => {
      const leaf = candidate.facts.product?.categoryPath.at(-1);
      const count = leaf === undefined ? 0 : (counts.get(leaf) ?? 0);
      if (row.length === ROW || count >= MOST_OF_A_ROW) {
        held.push(candidate);
        return;
      }
      if (leaf !== undefined) counts.set(leaf, count + 1);
      row.push(candidate);
    };
    waiting.forEach(place);
    while (row.length < ROW && next < ordered.length) place(ordered[next++]!);
    // Nothing else is left: better the same kind again than nothing.
    while (row.length < ROW && held.length > 0) row.push(held.shift()!);
    spread.push(...row);
  }
  return spread;
}
