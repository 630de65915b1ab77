import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CustomerCosines } from '../../src/evaluation/baselines/customer-cosines.js';
import { EaseBaseline } from '../../src/evaluation/baselines/ease.baseline.js';
import { EaseWeights } from '../../src/evaluation/baselines/ease-weights.js';
import { FitCache } from '../../src/evaluation/baselines/fit-cache.js';
import { historyWeights } from '../../src/evaluation/baselines/history-weights.js';
import { invertPositive } from '../../src/evaluation/baselines/invert-positive.js';
import { ItemKnnBaseline } from '../../src/evaluation/baselines/item-knn.baseline.js';
import { MarkovBaseline } from '../../src/evaluation/baselines/markov.baseline.js';
import { MatrixFactorisationBaseline } from '../../src/evaluation/baselines/matrix-factorisation.baseline.js';
import { MixBaseline } from '../../src/evaluation/baselines/mix.baseline.js';
import { OrderCosines } from '../../src/evaluation/baselines/order-cosines.js';
import { PersonalFrequencyBaseline } from '../../src/evaluation/baselines/personal-frequency.baseline.js';
import type { PlainMethod } from '../../src/evaluation/baselines/plain-method.js';
import { PopularityBaseline } from '../../src/evaluation/baselines/popularity.baseline.js';
import { purchaseMatrix } from '../../src/evaluation/baselines/purchase-matrix.js';
import type { Order } from '../../src/evaluation/order.js';
import { PastOrders } from '../../src/evaluation/past-orders.js';
import type { Matrix, MatrixProduct } from '../../src/inference/matrix/matrix-product.js';

const run = promisify(execFile);

const order = (customer: string, day: number, ...productIds: string[]): Order => ({
  id: `${customer}:${day}`,
  customer,
  at: new Date(Date.UTC(2026, 0, day)),
  productIds,
});

/** Three customers: a and b are ordered together twice, c once with a; d follows a, then b does. */
const ORDERS = [
  order('ann', 1, 'a', 'b'),
  order('bob', 2, 'a', 'b'),
  order('cid', 3, 'a', 'c'),
  order('ann', 20, 'd'),
  order('bob', 21, 'd'),
  order('ann', 30, 'b'),
];
const pastOf = (orders: readonly Order[]): PastOrders => {
  const past = new PastOrders();
  past.add(orders);
  return past;
};

async function scoresOf(method: PlainMethod, ...history: Order[]): Promise<Record<string, number>> {
  const past = pastOf(ORDERS);
  await method.fit(past);
  const scores = method.score(history.map((each) => past.inNumbers(each)));
  return Object.fromEntries(past.productIds.map((id, number) => [id, scores[number]!]));
}

describe('plain methods', () => {
  it('count popularity, of all time and of the last days', async () => {
    expect(await scoresOf(new PopularityBaseline('all'))).toEqual({ a: 3, b: 3, c: 1, d: 2 });
    expect(await scoresOf(new PopularityBaseline('lately', 10))).toEqual({ a: 0, b: 1, c: 0, d: 1 });
  });

  it('count what the customer ordered', async () => {
    const scores = await scoresOf(
      new PersonalFrequencyBaseline(),
      order('x', 1, 'a', 'c'),
      order('x', 2, 'a', 'z'),
    );
    expect(scores).toEqual({ a: 2, b: 0, c: 1, d: 0 });
  });

  it('know what is in one basket', async () => {
    const scores = await scoresOf(new ItemKnnBaseline('', new OrderCosines()), order('x', 1, 'a'));
    // a is in three orders, b in three, two of them the same; c in one of a's.
    expect(scores.a).toBe(0);
    expect(scores.b).toBeCloseTo(2 / 3, 6);
    expect(scores.c).toBeCloseTo(1 / Math.sqrt(3), 6);
    expect(scores.d).toBe(0);
  });

  it('know what one customer buys', async () => {
    const scores = await scoresOf(new ItemKnnBaseline('', new CustomerCosines()), order('x', 1, 'd'));
    // d has two customers, who both have a (of three) and b (of two); neither has c.
    expect(scores.a).toBeCloseTo(2 / Math.sqrt(6), 6);
    expect(scores.b).toBeCloseTo(1, 6);
    expect(scores.c).toBe(0);
  });

  it('weigh a history by its recency', () => {
    const past = pastOf(ORDERS);
    const history = [order('x', 1, 'a'), order('x', 31, 'b')].map((each) => past.inNumbers(each));
    expect([...historyWeights(history, 30).values()]).toEqual([1 / 3, 2 / 3]);
    expect([...historyWeights(history).values()]).toEqual([1 / 2, 1 / 2]);
  });

  it('know what follows', async () => {
    const scores = await scoresOf(new MarkovBaseline(), order('x', 1, 'c'), order('x', 2, 'a'));
    // After a: d twice at once, b once in the next but one, which counts half.
    expect(scores.d).toBeCloseTo(2 / 2.5, 6);
    expect(scores.b).toBeCloseTo(0.5 / 2.5, 6);
    expect(scores.a).toBe(0);
    // Nothing ever followed c; what follows b counts .3 for the order before.
    const before = await scoresOf(new MarkovBaseline(), order('x', 1, 'b'), order('x', 2, 'c'));
    expect(before.d).toBeCloseTo(0.3 * (2 / 2.5), 6);
  });

  it('solve EASE in closed form', async () => {
    const weights = new EaseWeights(multiply, undefined, 1);
    const scores = await scoresOf(new EaseBaseline('', weights), order('x', 1, 'c'));
    // Customers by products: ann and bob a b d, cid a c. P is the inverse of the common customers plus 1 on the
    // diagonal; the weight of c in j is -P[c][j] / P[j][j]: with b and d alike, P[c] is proportional to
    // (-5, 2, 14, 2), P[a][a] to 10, P[b][b] to 13 by 20.
    expect(scores.a! / scores.b!).toBeCloseTo(5 / 10 / (-2 / 13), 3);
    expect(scores.b).toBeCloseTo(scores.d!, 5);
    expect(scores.c).toBe(0);
  });

  it('find factors that explain what was bought', async () => {
    const factors = new MatrixFactorisationBaseline(undefined, {
      factors: 2,
      confidence: 10,
      penalty: 0.1,
      rounds: 20,
    });
    const past = pastOf(
      ['p', 'q', 'r'].flatMap((customer) => [
        order(customer, 1, 'tea', 'cup', 'pot'),
        order(`${customer}2`, 1, 'ink', 'pen', 'pad'),
      ]),
    );
    await factors.fit(past);
    const scores = factors.score([past.inNumbers(order('x', 2, 'tea', 'cup'))]);
    const of = (id: string): number => scores[past.numberOf(id)!]!;
    expect(of('pot')).toBeGreaterThan(0.8);
    expect(Math.abs(of('pad'))).toBeLessThan(0.1);
  });

  it('add up in a mix', async () => {
    const frequency = new PersonalFrequencyBaseline();
    const mix = new MixBaseline('', [
      { method: frequency, weight: 2 },
      { method: new PopularityBaseline('all'), weight: 1 },
    ]);
    expect(await scoresOf(mix, order('x', 1, 'c'))).toEqual({ a: 3, b: 3, c: 3, d: 2 });
  });

  it('learn anew every two weeks of the past', async () => {
    const rows = new CustomerCosines();
    const past = pastOf([order('ann', 1, 'a', 'b')]);
    rows.fit(past);
    past.add([order('bob', 10, 'a', 'c')]);
    rows.fit(past);
    expect(rows.of(past.numberOf('c')!).products).toHaveLength(0);
    past.add([order('cid', 15, 'c', 'd')]);
    rows.fit(past);
    expect(rows.of(past.numberOf('c')!).products).toHaveLength(2);
  });
});

describe('what takes long to learn', () => {
  it('is read again for the same purchases only', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'vitrine-fits-'));
    const cache = new FitCache(folder);
    let learned = 0;
    const learn = (): Float32Array => Float32Array.of(++learned, 0.5);
    const some = purchaseMatrix(pastOf(ORDERS));
    const fewer = purchaseMatrix(pastOf(ORDERS.slice(1)));
    expect(await cache.remember('ease-200', some, learn)).toEqual(Float32Array.of(1, 0.5));
    expect(await cache.remember('ease-200', some, learn)).toEqual(Float32Array.of(1, 0.5));
    expect(await cache.remember('ease-200', fewer, learn)).toEqual(Float32Array.of(2, 0.5));
    expect(await cache.remember('ease-100', some, learn)).toEqual(Float32Array.of(3, 0.5));
    await rm(folder, { recursive: true });
  });
});

describe('the inverse of a positive definite matrix', () => {
  it('gives the identity, whatever its size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.integer(), async (n, seed) => {
        const a = positive(n, seed);
        const { values } = await multiply(a, await invertPositive(a, multiply));
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++)
            expect(Math.abs(values[i * n + j]! - (i === j ? 1 : 0))).toBeLessThan(1e-4);
      }),
      { numRuns: 8 },
    );
  });
});

/** By definition. The real one runs in a process of its own below: Jest's arrays are not those of the runtime. */
const multiply: MatrixProduct = async (a, b) => {
  const values = new Float32Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++)
      for (let j = 0; j < b.columns; j++)
        values[i * b.columns + j]! += a.values[i * a.columns + k]! * b.values[k * b.columns + j]!;
  return { rows: a.rows, columns: b.columns, values };
};

describe('the matrix product', () => {
  it('multiplies matrices of any size', async () => {
    const module = path.resolve(import.meta.dirname, '../../src/inference/matrix/matrix-product.js');
    const script = `
      const { openMatrixProduct } = await import(${JSON.stringify(module)});
      const multiply = await openMatrixProduct();
      const of = (rows, ...values) => ({ rows, columns: values.length / rows, values: Float32Array.from(values) });
      const products = [await multiply(of(2, 1, 2, 3, 4, 5, 6), of(3, 1, 0, 2)), await multiply(of(1, 3), of(1, 2, 4))];
      console.log(JSON.stringify(products.map(({ rows, columns, values }) => [rows, columns, ...values])));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(JSON.parse(stdout)).toEqual([
      [2, 1, 7, 16],
      [1, 2, 6, 12],
    ]);
  });
});

/** Few common customers off the diagonal and a penalty on it, as EASE has them. */
function positive(n: number, seed: number): Matrix {
  const values = new Float32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++)
      values[i * n + j] = values[j * n + i] = i === j ? 20 + n : ((i * 31 + j * 17 + (seed % 97)) % 7) / 4;
  return { rows: n, columns: n, values };
}
