import { picksByFacet } from '../../../domain/products/picks-by-facet.js';
import type { ProductFilter } from '../../../domain/products/product-filter.js';
import { plainTest } from '../../../domain/products/product-matches-filter.js';
import { commonestFacets } from '../../commonest-facets.js';
import { listFacetValues } from '../../list-facet-values.js';
import type { FacetCounts } from '../../product-index.js';
import type { FacetTable } from './facet-table.js';
import type { ProductTable } from './product-table.js';

export interface FacetQuestion {
  readonly filter: ProductFilter;
  readonly names?: readonly string[];
  readonly first: number;
}

type ValueCounts = Map<string, number>;

/** The facets of a match set, with counts. */
export function countFacets(
  products: ProductTable,
  table: FacetTable,
  ordinals: Iterable<number>,
  { filter, names, first }: FacetQuestion,
): FacetCounts[] {
  const picks = picksByFacet(filter);
  const counts = countValues(products, table, ordinals, filter);
  const shown = names ?? commonestFacets(counts, [...picks.keys()]);
  const named = new Map(shown.map((name) => [name.toLowerCase(), table.spell(name)]));
  return [...named].map(([facet, name]) => ({
    name,
    values: listFacetValues(counts.get(facet) ?? new Map(), picks.get(facet) ?? new Set(), first),
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

function everyTest(
  table: FacetTable,
  { facets = [] }: ProductFilter,
  name: string,
): (ordinal: number) => boolean {
  const tests = facets.filter(({ facet }) => facet.toLowerCase() === name).map((pick) => table.test(pick));
  return (ordinal) => tests.every((test) => test(ordinal));
}
