import { AFFINITY_WEIGHTS } from './affinity-weights.js';
import type { RankedEntry } from './ranked-entry.js';
import { RECOMMEND_SOURCES, type RecommendSource } from './recommend-source.js';

/** The source that brought a product most of its affinity, and the products it was found through. */
export interface LeadingSource {
  readonly source: RecommendSource;
  readonly because: readonly string[];
}

/** Sources that say nothing of the viewer or the page lead only where no other found the product. */
export function leadingSource({ stages, because }: Pick<RankedEntry, 'stages' | 'because'>): LeadingSource {
  const scores = new Map(stages.map(({ stage, score }) => [stage, score]));
  const parts = RECOMMEND_SOURCES.flatMap((source) => {
    const score = scores.get(source) ?? null;
    return score === null ? [] : [{ source, part: (AFFINITY_WEIGHTS[source] ?? 0) * score }];
  });
  // Sorting is stable: among sources that say nothing, the one named first in the list leads.
  const source = parts.sort((a, b) => b.part - a.part)[0]?.source ?? 'newest';
  return { source, because: because[source] ?? [] };
}
