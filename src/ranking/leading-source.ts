import { AFFINITY_WEIGHTS } from './affinity-weights.js';
import type { RankedEntry } from './ranked-entry.js';
import {
  EXPLORATION,
  RECOMMEND_SOURCES,
  type RecommendOrigin,
  type RecommendSource,
} from './recommend-source.js';

/** What a product has its place from, and the products it was found through. */
export interface LeadingSource {
  readonly source: RecommendOrigin;
  readonly because: readonly string[];
}

/**
 * The source that brought the product most of its affinity; exploration where that alone put it there. Sources that say
 * nothing of the viewer or the page lead only where no other found the product.
 */
export function leadingSource({ stages, because }: Pick<RankedEntry, 'stages' | 'because'>): LeadingSource {
  const scoreOf = (name: string): number | null => stages.find(({ stage }) => stage === name)?.score ?? null;
  if (scoreOf(EXPLORATION) !== null) return { source: EXPLORATION, because: [] };
  let leading: RecommendSource = 'newest';
  let most = -Infinity;
  // In this order: among sources that say nothing, the one named first leads.
  for (const source of RECOMMEND_SOURCES) {
    const score = scoreOf(source);
    const part = score === null ? -Infinity : (AFFINITY_WEIGHTS[source] ?? 0) * score;
    if (part > most) [leading, most] = [source, part];
  }
  return { source: leading, because: because[leading] ?? [] };
}
