import type { PastOrders } from '../past-orders.js';

/** Customers by products, sparse: what each customer ordered, and how many times. */
export interface PurchaseMatrix {
  /** By customer: the products, each once, and in how many orders. */
  readonly products: readonly Uint32Array[];
  readonly times: readonly Float32Array[];
  /** How many products there are. */
  readonly size: number;
}

export function purchaseMatrix(past: PastOrders): PurchaseMatrix {
  const counts = past.ordersBy.map((orders) => {
    const own = new Map<number, number>();
    for (const order of orders)
      for (const product of past.orders[order]!.products) own.set(product, (own.get(product) ?? 0) + 1);
    return own;
  });
  return {
    products: counts.map((own) => Uint32Array.from(own.keys())),
    times: counts.map((own) => Float32Array.from(own.values())),
    size: past.productIds.length,
  };
}
