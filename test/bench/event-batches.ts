import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { EVENT_TYPES } from '../../src/domain/event.js';

/** Of a thousand events, how many repeat an earlier one, and how many are refused. */
const REPEATED = 50;
const BAD = 10;

export interface EventBatches {
  /** Each as the variable `events` of trackEvents. */
  readonly batches: readonly (readonly object[])[];
  /** What the answers must add up to. */
  readonly expected: { readonly accepted: number; readonly duplicates: number; readonly rejected: number };
}

/** Simulated events of real products. Seeded; `name` keeps the ids of two lots apart. */
export function eventBatches(
  name: string,
  productIds: readonly string[],
  count: number,
  batchSize: number,
): EventBatches {
  const rng = xoroshiro128plus(4);
  const below = (n: number): number => uniformInt(rng, 0, n - 1);
  const expected = { accepted: 0, duplicates: 0, rejected: 0 };
  const good: object[] = [];
  const at = new Date().toISOString();
  const event = (n: number): object => ({
    eventId: `${name}-${n}`,
    type: EVENT_TYPES[below(EVENT_TYPES.length)],
    productId: productIds[below(productIds.length)],
    occurredAt: at,
    requestId: `request-${below(1000)}`,
    position: below(24),
    platform: 'WEB',
  });
  const events = Array.from({ length: count }, (_, n) => {
    const dice = below(1000);
    if (dice < BAD) {
      expected.rejected++;
      const bad = dice % 2 === 0 ? { quantity: 0 } : { productId: 'never-had' };
      return { ...event(n), ...bad };
    }
    if (dice < BAD + REPEATED && good.length > 0) {
      expected.duplicates++;
      return good[below(good.length)]!;
    }
    expected.accepted++;
    good.push(event(n));
    return good.at(-1)!;
  });
  const batches = Array.from({ length: Math.ceil(count / batchSize) }, (_, i) =>
    events.slice(i * batchSize, (i + 1) * batchSize),
  );
  return { batches, expected };
}
