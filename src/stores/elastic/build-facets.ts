import type { estypes } from '@elastic/elasticsearch';
import { picksByFacet } from '../../domain/products/picks-by-facet.js';
import type { ProductFilter } from '../../domain/products/product-filter.js';
import { buildPick, buildPlainFilter } from './build-filter.js';
import { facetField } from './facet-field.js';

type Clause = estypes.QueryDslQueryContainer;

/** Attribute names looked at for those worth offering: the commonest of the match set. */
const MAX_LABELS = 40;

/** The names of attributes that the matches have, the commonest first. */
export const buildLabels = (query: Clause | undefined, filter: ProductFilter): estypes.SearchRequest => ({
  ...matchSet(query, filter),
  aggs: { labels: labels([...picksByFacet(filter)].map(([facet, anyOf]) => pick(facet, anyOf))) },
});

/**
 * Counts of facets over a match set: each facet under all picks but its own. Facets stand by number in the answer,
 * whatever they are called. Picked values are counted by themselves: they are shown however rare they are.
 */
export function buildFacets(
  query: Clause | undefined,
  filter: ProductFilter,
  facets: readonly string[],
  first: number,
): estypes.SearchRequest {
  const picks = [...picksByFacet(filter)];
  const others = (facet: string): Clause[] =>
    picks.filter(([picked]) => picked !== facet).map(([picked, anyOf]) => pick(picked, anyOf));
  const counts = facets.map((facet, i): [string, estypes.AggregationsAggregationContainer] => [
    `facet-${i}`,
    {
      filter: { bool: { filter: others(facet) } },
      aggs: {
        values: {
          terms: { field: facetField(facet), size: first, order: [{ _count: 'desc' }, { _key: 'asc' }] },
        },
        ...picked(facet, picks.find(([name]) => name === facet)?.[1]),
      },
    },
  ]);
  return { ...matchSet(query, filter), aggs: { ...Object.fromEntries(counts), labels: labels([]) } };
}

const matchSet = (query: Clause | undefined, filter: ProductFilter): estypes.SearchRequest => ({
  size: 0,
  track_total_hits: false,
  query: { bool: { filter: [...(query ? [query] : []), ...buildPlainFilter(filter)] } },
});

const labels = (picked: Clause[]): estypes.AggregationsAggregationContainer => ({
  filter: { bool: { filter: picked } },
  aggs: { names: { terms: { field: 'attribute_labels', size: MAX_LABELS } } },
});

const pick = (facet: string, anyOf: ReadonlySet<string>): Clause => buildPick({ facet, anyOf: [...anyOf] });

const picked = (
  facet: string,
  anyOf: ReadonlySet<string> | undefined,
): Record<string, estypes.AggregationsAggregationContainer> =>
  anyOf
    ? { picked: { terms: { field: facetField(facet), include: [...anyOf], size: Math.max(1, anyOf.size) } } }
    : {};
