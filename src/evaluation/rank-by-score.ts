/** Ids by score, best first; ties by a second score, then by id. */
export const rankByScore = (
  scores: ReadonlyMap<string, number>,
  tie: ReadonlyMap<string, number> = new Map(),
): string[] =>
  [...scores]
    .sort(([a, x], [b, y]) => y - x || (tie.get(b) ?? 0) - (tie.get(a) ?? 0) || (a < b ? -1 : 1))
    .map(([id]) => id);
