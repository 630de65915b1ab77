import { BRAND_FACET, CATEGORY_FACET, type ProductFilter } from '../../../domain/product-filter.js';
import { plainTest } from '../../../domain/product-matches-filter.js';
import type { FacetCounts } from '../../product-index.js';
import type { FacetTable } from './facet-table.js';
import type { ProductTable } from './product-table.js';

/** Attributes offered where none are named: more is a wall of boxes. */
const ATTRIBUTES = 6;

interface Counted {
  readonly id: number;
  readonly count: number;
}

/**
 * Counts the facets of a match set in one pass. A facet's own pick does not narrow its own counts: a product that
 * passes all picks counts everywhere, one that fails a single pick counts in that facet only.
 */
export function countFacets(
  products: ProductTable,
  table: FacetTable,
  ordinals: Iterable<number>,
  { filter, names, first }: { filter: ProductFilter; names?: readonly string[]; first: number },
): FacetCounts[] {
  const plain = plainTest(filter);
  const picks = filter.facets ?? [];
  const picked = picks.map(({ facet }) => facet.toLowerCase());
  const tests = picks.map((pick) => table.test(pick));
  const everywhere = new Uint32Array(table.size);
  const inOwnFacet = picks.map(() => new Uint32Array(table.size));
  for (const ordinal of ordinals) {
    if (!plain(products.at(ordinal))) continue;
    const failed = tests.flatMap((test, i) => (test(ordinal) ? [] : [i]));
    if (failed.length > 1) continue;
    const counts = failed.length === 0 ? everywhere : inOwnFacet[failed[0]!]!;
    for (const id of table.of(ordinal)) counts[id]!++;
  }
  const byFacet = new Map<string, Counted[]>();
  for (let id = 0; id < table.size; id++) {
    const { facet } = table.valueOf(id);
    // Two picks of one facet both leave it out.
    const count = picked.reduce(
      (sum, name, i) => (name === facet ? sum + inOwnFacet[i]![id]! : sum),
      everywhere[id]!,
    );
    if (count === 0) continue;
    const values = byFacet.get(facet);
    if (values) values.push({ id, count });
    else byFacet.set(facet, [{ id, count }]);
  }
  const shown = names?.map((name) => name.toLowerCase()) ?? commonest(byFacet, picked);
  return [...new Set(shown)].map((facet) => {
    const selected = new Set(picks.filter((_, i) => picked[i] === facet).flatMap(({ anyOf }) => anyOf));
    const values = (byFacet.get(facet) ?? []).map(({ id, count }) => {
      const { value } = table.valueOf(id);
      return { value, count, selected: selected.has(value) };
    });
    // A selected value stays visible even where nothing has it: it must be possible to take it back.
    for (const value of selected)
      if (!values.some((counted) => counted.value === value))
        values.push({ value, count: 0, selected: true });
    values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    const most = values.slice(0, first);
    return {
      name: table.spell(facet),
      values: [...most, ...values.slice(first).filter((value) => value.selected)].slice(
        0,
        Math.max(first, selected.size),
      ),
    };
  });
}

/** Brand, category, what is picked, and the attributes that most products have and that tell them apart. */
function commonest(byFacet: ReadonlyMap<string, readonly Counted[]>, picked: readonly string[]): string[] {
  const attributes = [...byFacet]
    .filter(([facet]) => facet !== BRAND_FACET && facet !== CATEGORY_FACET)
    .map(([facet, values]) => ({
      facet,
      products: values.reduce((sum, { count }) => sum + count, 0),
      shared: values.some(({ count }) => count > 1),
      values: values.length,
    }))
    .filter(({ values, shared }) => values > 1 && shared)
    .sort((a, b) => b.products - a.products || (a.facet < b.facet ? -1 : 1))
    .slice(0, ATTRIBUTES);
  return [BRAND_FACET, CATEGORY_FACET, ...picked, ...attributes.map(({ facet }) => facet)];
}
