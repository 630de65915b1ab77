import type { PastOrders } from '../past-orders.js';
import type { ScoredRow } from './scored-row.js';

/** Products that go with a product, by its number. */
export interface NeighbourRows {
  fit(past: PastOrders): void;
  of(product: number): ScoredRow;
}
