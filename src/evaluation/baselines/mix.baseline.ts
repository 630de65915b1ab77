import type { PastOrder, PastOrders } from '../past-orders.js';
import type { PlainMethod } from './plain-method.js';

/** The weighted sum of other methods' scores. */
export class MixBaseline implements PlainMethod {
  constructor(
    readonly name: string,
    private readonly parts: readonly { readonly method: PlainMethod; readonly weight: number }[],
  ) {}

  async fit(past: PastOrders): Promise<void> {
    for (const { method } of this.parts) await method.fit(past);
  }

  score(history: readonly PastOrder[]): Float64Array {
    const [first, ...others] = this.parts.map(({ method, weight }) => ({
      scores: method.score(history),
      weight,
    }));
    const sum = first!.scores.map((score) => first!.weight * score);
    for (const { scores, weight } of others)
      for (let i = 0; i < sum.length; i++) sum[i]! += weight * scores[i]!;
    return sum;
  }
}
