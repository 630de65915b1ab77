import type { PastOrders } from '../past-orders.js';

/** Whatever takes long to learn is learned anew every two weeks of the past, as a shop would. */
const REFIT_MS = 14 * 86_400_000;

/** Says when the past has grown so much that something is to be learned anew. */
export class RefitClock {
  #fitted: number | undefined;

  /** Whether it is time; if so, it counts from now on. */
  strikes({ latest }: PastOrders): boolean {
    if (this.#fitted !== undefined && latest - this.#fitted < REFIT_MS) return false;
    this.#fitted = latest;
    return true;
  }
}
