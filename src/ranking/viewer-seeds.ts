import type { EventType } from '../domain/event.js';
import { groupBaskets } from '../domain/demand/group-baskets.js';
import { decay } from './decay.js';
import type { RecommendQuery } from './recommend-query.js';

/** Weight of one product by what the viewer did with it. */
export type Seeds = ReadonlyMap<string, number>;

/** A purchase tells taste for months: 30 days measured best for co-purchase seeds on the UCI orders. */
const PURCHASE_HALF_LIFE_DAYS = 30;
/** A look tells what is wanted now, and is forgotten within days. */
const LOOK_HALF_LIFE_DAYS = 3;
/** A fresh cart is nearly a purchase; a look is much less, yet a handful of them outweighs an old purchase. */
const LOOK_WEIGHTS: Partial<Record<EventType, number>> = { ADD_TO_CART: 0.8, CLICK: 0.3, VIEW: 0.3 };
/** Seeds beyond the strongest 50 move nothing on a first page, and each costs a read of its neighbours. */
const MAX_SEEDS = 50;

/** What the viewer bought and looked at, newer things weighing more; a cart event that was undone counts nothing. */
export function viewerSeeds({ personalise, purchases, recent, now }: RecommendQuery): Seeds {
  const seeds = new Map<string, number>();
  if (!personalise) return seeds;
  const add = (id: string, weight: number): void => void seeds.set(id, (seeds.get(id) ?? 0) + weight);
  for (const { productIds, at } of groupBaskets((purchases ?? []).toReversed()))
    for (const id of productIds) add(id, decay(at, now, PURCHASE_HALF_LIFE_DAYS));
  const undone = new Set<string>();
  for (const { type, productId, occurredAt } of recent ?? []) {
    if (type === 'REMOVE_FROM_CART') undone.add(productId);
    if (type === 'ADD_TO_CART' && undone.has(productId)) continue;
    const weight = LOOK_WEIGHTS[type];
    if (weight !== undefined) add(productId, weight * decay(occurredAt, now, LOOK_HALF_LIFE_DAYS));
  }
  return new Map([...seeds].sort(([, a], [, b]) => b - a).slice(0, MAX_SEEDS));
}
