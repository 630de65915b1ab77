import type { FeatureFamily } from './feature-family.js';
import { scaledCount, scaledDays } from './scaled.js';

const DAY_MS = 86_400_000;

interface Looks {
  looks: number;
  carts: number;
  /** Milliseconds; the first event of each kind is the latest. */
  lookedAt?: number;
  cartedAt?: number;
}

/** What the viewer looked at and put into the cart, and how long ago; taking it out again ends the latter. */
export const ownLooks: FeatureFamily = {
  names: ['looks', 'no-look', 'days-since-look', 'cart-adds', 'no-cart-add', 'days-since-cart-add'],
  prepare({ query: { recent = [], personalise, now } }) {
    const byProduct = new Map<string, Looks>();
    const removed = new Set<string>();
    for (const { productId, type, occurredAt } of personalise ? recent : []) {
      if (type === 'REMOVE_FROM_CART') removed.add(productId);
      let looks = byProduct.get(productId);
      if (!looks) byProduct.set(productId, (looks = { looks: 0, carts: 0 }));
      if (type === 'VIEW' || type === 'CLICK') {
        looks.looks++;
        looks.lookedAt ??= occurredAt.getTime();
      } else if (type === 'ADD_TO_CART' && !removed.has(productId)) {
        looks.carts++;
        looks.cartedAt ??= occurredAt.getTime();
      }
    }
    const since = (at: number | undefined): number =>
      at === undefined ? 0 : scaledDays((now.getTime() - at) / DAY_MS);
    return ({ productId }) => {
      const { looks, carts, lookedAt, cartedAt } = byProduct.get(productId) ?? { looks: 0, carts: 0 };
      return [
        scaledCount(looks),
        lookedAt === undefined ? 1 : 0,
        since(lookedAt),
        scaledCount(carts),
        cartedAt === undefined ? 1 : 0,
        since(cartedAt),
      ];
    };
  },
};
