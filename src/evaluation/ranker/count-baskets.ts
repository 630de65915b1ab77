import { basketMoments } from './basket-moments.js';
import type { ShopPast } from './shop-past.js';
import { splitSequences } from './walk-sequences.js';

/** How many baskets of a past a ranker can learn from: those of shoppers who had bought before. */
export const countBaskets = ({ events, dated }: Pick<ShopPast, 'events' | 'dated'>): number =>
  dated
    ? basketMoments(events.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())).size
    : splitSequences(events).asked.length;
