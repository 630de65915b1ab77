/** One shopper's purchases this close together are one basket: a checkout, or an order that was split. */
const MAX_GAP_MS = 30 * 60_000;

export interface BoughtAt {
  readonly productId: string;
  readonly occurredAt: Date;
}

export interface Basket {
  /** Each product once, in the order of its first purchase. */
  readonly productIds: readonly string[];
  readonly at: Date;
}

/** Groups one shopper's purchases, oldest first, into baskets, oldest first. */
export function groupBaskets(purchases: Iterable<BoughtAt>, maxGapMs = MAX_GAP_MS): Basket[] {
  const baskets: { productIds: Set<string>; at: Date; last: number }[] = [];
  for (const { productId, occurredAt } of purchases) {
    const open = baskets.at(-1);
    const time = occurredAt.getTime();
    if (open && time - open.last <= maxGapMs) {
      open.productIds.add(productId);
      open.last = time;
    } else {
      baskets.push({ productIds: new Set([productId]), at: occurredAt, last: time });
    }
  }
  return baskets.map(({ productIds, at }) => ({ productIds: [...productIds], at }));
}
