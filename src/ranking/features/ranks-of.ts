/** The place of each key by its value, greatest first, from 1; what has none or no value above 0 is absent. */
export function ranksOf(values: Iterable<readonly [string, number]>): ReadonlyMap<string, number> {
  const known = [...values]
    .filter(([, value]) => value > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Map(known.map(([key], i) => [key, i + 1]));
}
