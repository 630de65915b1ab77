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
  let leading: RecommendSource = 'newest';
  let most = -Infinity;
  // In this order: among sources that say nothing, the one named first leads.
  for (const source of RECOMMEND_SOURCES) {
    const score = stages.find(({ stage }) => stage === source)?.score ?? null;
    const part = score === null ? -Infinity : (AFFINITY_WEIGHTS[source] ?? 0) * score;
    if (part > most) [leading, most] = [source, part];
  }
  return { source: leading, because: because[leading] ?? [] };
}
