import type { Basket } from '../../domain/demand/group-baskets.js';
import { decay } from '../decay.js';

/** What the viewer did with one product they bought. */
export interface OwnProduct {
  /** Baskets that held it. */
  readonly baskets: number;
  readonly lastAt: Date;
  /** Its baskets, each weighing 2^(-age / half-life). */
  readonly recency30: number;
  readonly recency90: number;
}

/** The products of a viewer's baskets, which are in the order of time. */
export function ownProducts(baskets: readonly Basket[], now: Date): ReadonlyMap<string, OwnProduct> {
  const own = new Map<string, OwnProduct>();
  for (const { productIds, at } of baskets) {
    const [recency30, recency90] = [decay(at, now, 30), decay(at, now, 90)];
    for (const id of productIds) {
      const known = own.get(id);
      own.set(id, {
        baskets: (known?.baskets ?? 0) + 1,
        lastAt: at,
        recency30: (known?.recency30 ?? 0) + recency30,
        recency90: (known?.recency90 ?? 0) + recency90,
      });
    }
  }
  return own;
}
