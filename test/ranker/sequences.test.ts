import { describe, expect, it } from '@jest/globals';
import { ordersPast } from '../../src/evaluation/ranker/orders-past.js';
import type { TrainingGroup } from '../../src/evaluation/ranker/training-group.js';
import { trainingGroups } from '../../src/evaluation/ranker/training-groups.js';
import { sequenceOrders } from '../../src/evaluation/recommend/sequence-orders.js';
import { unnamedProduct } from '../../src/evaluation/recommend/unnamed-product.js';

const PRODUCTS = 40;
const products = new Map(
  Array.from({ length: PRODUCTS }, (_, i) => [`p${i}`, unnamedProduct(`p${i}`)] as const),
);

/** Shoppers who buy one thing after the other and nothing twice; the last one each as it is asked for. */
const sequences = (lastOf: (shopper: number) => number) =>
  Array.from({ length: 30 }, (_, shopper) => ({
    customer: String(shopper),
    productIds: [
      ...[0, 3, 6, 9, 12, 15].slice(0, 2 + (shopper % 5)).map((step) => (shopper + step) % PRODUCTS),
      lastOf(shopper),
    ].map((number) => `p${number}`),
  }));

async function groupsOf(sequence: ReturnType<typeof sequences>, latest?: number): Promise<TrainingGroup[]> {
  const orders = sequenceOrders(sequence);
  const past = ordersPast({ name: 'sequences', dated: false, orders, products, remarks: [] });
  const groups: TrainingGroup[] = [];
  for await (const group of trainingGroups(past, latest)) groups.push(group);
  return groups;
}

describe('sequences without times', () => {
  it('teach by the last thing but one of each shopper, knowing nothing of anybody’s last', async () => {
    const groups = await groupsOf(sequences((shopper) => (shopper + 20) % PRODUCTS));
    const others = await groupsOf(sequences((shopper) => (shopper + 25) % PRODUCTS));
    // Who bought three things has one past, one question, and one thing that evaluations ask for.
    expect(groups).toHaveLength(30);
    expect(groups.every(({ facts }) => facts.relevant === 1 && facts.last)).toBe(true);
    expect(groups).toEqual(others);
  });

  it('ask for nothing that the shopper has where nobody buys twice', async () => {
    const groups = await groupsOf(sequences((shopper) => (shopper + 20) % PRODUCTS));
    const again = await groupsOf([
      ...sequences((shopper) => (shopper + 20) % PRODUCTS),
      { customer: 'again', productIds: ['p1', 'p1', 'p2', 'p3'] },
    ]);
    const own = ({ labels }: TrainingGroup): number => labels.filter((label) => (label & 2) === 0).length;
    expect(groups.reduce((sum, group) => sum + own(group), 0)).toBe(0);
    expect(again.reduce((sum, group) => sum + own(group), 0)).toBeGreaterThan(30);
  });

  it('come in an order of chance, the same every time, as many as are wanted', async () => {
    const all = await groupsOf(sequences(() => 39));
    expect(
      await groupsOf(
        sequences(() => 39),
        7,
      ),
    ).toEqual(all.slice(-7));
  });
});
