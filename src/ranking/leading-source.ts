import { AFFINITY_WEIGHTS } from './affinity-weights.js';
import type { RankedEntry } from './ranked-entry.js';
import { EXPLORATION, RECOMMEND_SOURCES, type RecommendOrigin } from './recommend-source.js';

/** What a product has its place from, and the products it was found through. */
export interface LeadingSource {
  readonly source: RecommendOrigin;
  readonly because: readonly string[];
}

/**
 * The source that brought the product most of its affinity; exploration where that alone put it there. Sources that say nothing of the viewer or the page lead only where no other found the
 * product.
 */
export function leadingSource({ stages, because }: Pick<RankedEntry, 'stages' | 'because'>): LeadingSource {
  const scores = new Map(stages.map(({ stage, score }) => [stage, score]));
  if ((scores.get(EXPLORATION) ?? null) !== null) return { source: EXPLORATION, because: [] };
  const parts = RECOMMEND_SOURCES.flatMap((source) => {
    const score = scores.get(source) ?? null;
    return score === null ? [] : [{ source, part: (AFFINITY_WEIGHTS[source] ?? 0) * score }];
  });
  // Sorting is stable: among sources that say nothing, the one named first in the list leads.
  const source = parts.sort((a, b) => b.part - a.part)[0]?.source ?? 'newest';
  return { source, because: because[source] ?? [] };
}
