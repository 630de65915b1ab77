import type { FacetCounts } from './product-index.js';

/** The commonest values; a picked one stays even where nothing has it: it must be possible to take it back. */
export function listFacetValues(
  counts: ReadonlyMap<string, number>,
  picked: ReadonlySet<string>,
  first: number,
): FacetCounts['values'] {
  const missing = [...picked].filter((value) => !counts.has(value)).map((value) => [value, 0] as const);
  const values = [...counts, ...missing]
    .map(([value, count]) => ({ value, count, selected: picked.has(value) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return values.filter(({ selected }, i) => i < first || selected);
}
