import type { estypes } from '@elastic/elasticsearch';
import { splitLabel, type AttributeLabel } from './attribute-label.js';

interface Terms {
  readonly buckets: readonly { readonly key: string; readonly doc_count: number }[];
}

/** The attribute names of buildLabels and buildFacets, the commonest first, each once. */
export function readLabels({ aggregations }: estypes.SearchResponse): AttributeLabel[] {
  const { names } = aggregations!.labels as unknown as { readonly names: Terms };
  const labels = new Map<string, AttributeLabel>();
  for (const { key } of names.buckets) {
    const label = splitLabel(key);
    if (!labels.has(label.facet)) labels.set(label.facet, label);
  }
  return [...labels.values()];
}

/** The counts of buildFacets by facet. */
export function readFacetCounts(
  { aggregations }: estypes.SearchResponse,
  facets: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(
    facets.map((facet, i) => {
      const { values, picked } = aggregations![`facet-${i}`] as unknown as {
        readonly values: Terms;
        readonly picked?: Terms;
      };
      const buckets = [...values.buckets, ...(picked?.buckets ?? [])];
      return [facet, new Map(buckets.map(({ key, doc_count }) => [key, doc_count]))];
    }),
  );
}
