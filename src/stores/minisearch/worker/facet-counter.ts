import { BRAND_FACET, CATEGORY_FACET, type ProductFilter } from '../../../domain/product-filter.js';
import { plainTest } from '../../../domain/product-matches-filter.js';
import type { FacetCounts } from '../../product-index.js';
import type { FacetTable } from './facet-table.js';
import type { ProductTable } from './product-table.js';

/** Attributes offered where none are named: more is a wall of boxes. */
const ATTRIBUTES = 6;

export interface FacetQuestion {
  readonly filter: ProductFilter;
  readonly names?: readonly string[];
  readonly first: number;
}

type ValueCounts = Map<string, number>;
type Picks = ReadonlyMap<string, ReadonlySet<string>>;

/** The facets of a match set, with counts. */
export function countFacets(
  products: ProductTable,
  table: FacetTable,
  ordinals: Iterable<number>,
  { filter, names, first }: FacetQuestion,
): FacetCounts[] {
  const picks = picksByFacet(filter);
  const counts = countValues(products, table, ordinals, filter);
  const shown = names ?? commonest(counts, [...picks.keys()]);
  const named = new Map(shown.map((name) => [name.toLowerCase(), table.spell(name)]));
  return [...named].map(([facet, name]) => ({
    name,
    values: listValues(counts.get(facet) ?? new Map(), picks.get(facet) ?? new Set(), first),
  }));
}

/**
 * One pass over the match set. A facet's own pick does not narrow its own counts: a product that passes all
 * picks counts everywhere, one that fails those of a single facet counts in that facet only.
 */
function countValues(
  products: ProductTable,
  table: FacetTable,
  ordinals: Iterable<number>,
  filter: ProductFilter,
): ReadonlyMap<string, ValueCounts> {
  const plain = plainTest(filter);
  const tests = [...picksByFacet(filter)].map(([facet]) => ({
    facet,
    passes: everyTest(table, filter, facet),
    own: table.counter(),
  }));
  const everywhere = table.counter();
  for (const ordinal of ordinals) {
    if (!plain(products.at(ordinal))) continue;
    const failed = tests.filter(({ passes }) => !passes(ordinal));
    if (failed.length === 0) everywhere.add(ordinal);
    else if (failed.length === 1) failed[0]!.own.add(ordinal);
  }
  const counts = everywhere.byFacet();
  for (const { facet, own } of tests) {
    const total = counts.get(facet) ?? new Map<string, number>();
    for (const [value, count] of own.byFacet().get(facet) ?? [])
      total.set(value, (total.get(value) ?? 0) + count);
    counts.set(facet, total);
  }
  return counts;
}

function picksByFacet({ facets = [] }: ProductFilter): Picks {
  const picks = new Map<string, Set<string>>();
  for (const { facet, anyOf } of facets) {
    const name = facet.toLowerCase();
    picks.set(name, new Set([...(picks.get(name) ?? []), ...anyOf]));
  }
  return picks;
}

function everyTest(
  table: FacetTable,
  { facets = [] }: ProductFilter,
  name: string,
): (ordinal: number) => boolean {
  const tests = facets.filter(({ facet }) => facet.toLowerCase() === name).map((pick) => table.test(pick));
  return (ordinal) => tests.every((test) => test(ordinal));
}

/** The commonest values; a picked one stays even where nothing has it: it must be possible to take it back. */
function listValues(counts: ValueCounts, picked: ReadonlySet<string>, first: number): FacetCounts['values'] {
  const missing = [...picked].filter((value) => !counts.has(value)).map((value) => [value, 0] as const);
  const values = [...counts, ...missing]
    .map(([value, count]) => ({ value, count, selected: picked.has(value) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return values.filter(({ selected }, i) => i < first || selected);
}

/** Brand, category, what is picked, and the attributes that most products have and that tell them apart. */
function commonest(counts: ReadonlyMap<string, ValueCounts>, picked: readonly string[]): string[] {
  const attributes = [...counts]
    .filter(([facet]) => facet !== BRAND_FACET && facet !== CATEGORY_FACET)
    .map(([facet, values]) => ({ facet, own: [...values.values()] }))
    .filter(({ own }) => own.length > 1 && own.some((count) => count > 1))
    .map(({ facet, own }) => ({ facet, products: own.reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.products - a.products || (a.facet < b.facet ? -1 : 1))
    .slice(0, ATTRIBUTES);
  return [BRAND_FACET, CATEGORY_FACET, ...picked, ...attributes.map(({ facet }) => facet)];
}
