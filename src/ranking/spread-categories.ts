import type { Candidate } from './candidate.js';

/** What a shopper sees at a glance: a row of a dozen. */
const ROW = 12;
/** A third of a row: a clear taste shows, and there is room for at least two more kinds of things. */
const MOST_OF_A_ROW = 4;

/**
 * The same candidates, no more than four of one leaf category in each row of twelve as long as there are
 * others; who does not fit comes first in the next row. Products without a category are never held back.
 */
export function spreadCategories(ordered: readonly Candidate[]): Candidate[] {
  const spread: Candidate[] = [];
  let waiting = [...ordered];
  while (waiting.length > 0) {
    const counts = new Map<string, number>();
    const held: Candidate[] = [];
    const row: Candidate[] = [];
    let next = 0;
    for (; next < waiting.length && row.length < ROW; next++) {
      const candidate = waiting[next]!;
      const leaf = candidate.facts.product?.categoryPath.at(-1);
      const count = leaf === undefined ? 0 : (counts.get(leaf) ?? 0);
      if (count >= MOST_OF_A_ROW) {
        held.push(candidate);
        continue;
      }
      if (leaf !== undefined) counts.set(leaf, count + 1);
      row.push(candidate);
    }
    // Nothing else is left: better the same kind again than nothing.
    while (row.length < ROW && held.length > 0) row.push(held.shift()!);
    spread.push(...row);
    waiting = [...held, ...waiting.slice(next)];
  }
  return spread;
}
