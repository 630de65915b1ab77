import type { ShopperEvent } from '../../domain/event.js';
import { basketMoments } from './basket-moments.js';

/** How many baskets of shoppers who had bought before are in these events, which may come in any order. */
export const countBaskets = (events: readonly ShopperEvent[]): number =>
  basketMoments([...events].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())).size;
