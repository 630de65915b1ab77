import { groupBaskets } from '../domain/demand/group-baskets.js';
import type { RecommendQuery } from './recommend-query.js';
import type { Seeds } from './viewer-seeds.js';

/** What a basket weighs against the one after it: .5 to .6 measured best on Beauty, whatever the days between. */
const STEP = 0.55;
/** As many as of what goes with the history: each costs a read of its neighbours. */
const MAX_SEEDS = 50;

/** What the viewer bought, the latest basket weighing most: for what comes next, the order tells more than the time. */
export function lastBasketsSeeds({ personalise, purchases }: RecommendQuery): Seeds {
  const seeds = new Map<string, number>();
  if (!personalise) return seeds;
  const baskets = groupBaskets((purchases ?? []).toReversed()).reverse();
  for (const [age, { productIds }] of baskets.entries())
    for (const id of productIds) {
      if (seeds.size === MAX_SEEDS && !seeds.has(id)) return seeds;
      seeds.set(id, (seeds.get(id) ?? 0) + STEP ** age);
    }
  return seeds;
}
