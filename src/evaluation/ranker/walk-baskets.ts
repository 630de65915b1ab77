import type { ShopperEvent } from '../../domain/event.js';
import { basketMoments, type BasketMoment } from './basket-moments.js';
import type { PastShop } from '../past-shop.js';

/**
 * Walks a shop through all its events, in the order of time, and stops before each basket of a shopper who bought
 * before. The shop then knows every event before that moment, and its statistics every one of the days before.
 */
export async function* walkBaskets(
  shop: PastShop,
  events: readonly ShopperEvent[],
): AsyncGenerator<BasketMoment> {
  const ordered = [...events].sort(byTime);
  const moments = basketMoments(ordered);
  let today: ShopperEvent[] = [];
  let told = 0;
  for (const event of ordered) {
    if (today.length > 0 && dayOf(today[0]!) !== dayOf(event)) {
      await shop.happen(today.slice(told));
      shop.count(today);
      [today, told] = [[], 0];
    }
    const moment = moments.get(event);
    if (moment) {
      shop.turnTo(moment.at);
      await shop.happen(today.slice(told));
      told = today.length;
      yield moment;
    }
    today.push(event);
  }
}

const dayOf = ({ occurredAt }: ShopperEvent): string => occurredAt.toISOString().slice(0, 10);

const byTime = (a: ShopperEvent, b: ShopperEvent): number => a.occurredAt.getTime() - b.occurredAt.getTime();
