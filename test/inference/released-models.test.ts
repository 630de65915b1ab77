import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VitrineError } from '../../src/domain/errors.js';
import type { PairScore } from '../../src/inference/cross-encoder.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { until } from '../support/until.js';

/** Loading all models twice on a busy machine. */
const LOADED_WITHIN_MS = 25_000;
/** Of one length bucket and of several, so that rows are read alone and beside others. */
const TITLES = [
  'Cast iron skillet 28 cm',
  'Non-stick saucepan with glass lid',
  'Wireless headphones, black',
  'Wireless earphones, white',
  'Steel kettle 1.7 l',
  'A very long name of a kitchen thing, '.repeat(9),
];
const PRODUCTS = TITLES.map((title) =>
  readableProduct(1, { id: title, title, brand: null, description: null }),
);

const manifest = path.resolve('onnx/manifest.json');
const described = existsSync(manifest) ? describe : describe.skip;

/** Asks again where the machine is too busy to be in time. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask().catch((error: VitrineError) => error);
    if (!(answer instanceof Error)) return answer;
    if (answer.code !== 'OVERLOADED') throw answer;
    await sleep(10);
  }
}

described('the released models', () => {
  let together: OnnxModels;
  let alone: OnnxModels;
  beforeAll(async () => {
    [together, alone] = await Promise.all([openTiny({ manifest }, { threads: 2 }), openTiny({ manifest })]);
    await until(() => together.loaded().length + alone.loaded().length === 6, LOADED_WITHIN_MS);
  });
  afterAll(() => Promise.all([together.close(), alone.close()]));

  it('say of a text the same to the bit, read beside others on two threads or alone on one', async () => {
    const batched = await Promise.all(
      TITLES.map((title) => patiently(() => together.textEncoder!.encodeQuery(title))),
    );
    for (const [i, title] of TITLES.entries())
      expect(await alone.textEncoder!.encodeQuery(title)).toEqual(batched[i]);
  });

  it('say of a pair the same to the bit, read beside others on two threads or alone on one', async () => {
    const pairs = PRODUCTS.map((product) => ({ query: 'frying pan', product }));
    const batched = (await together.crossEncoder!.score(pairs)) as PairScore[];
    for (const [i, pair] of pairs.entries()) {
      const [score] = (await alone.crossEncoder!.score([pair])) as PairScore[];
      expect(score!.relevance).toBe(batched[i]!.relevance);
    }
  });

  it('find what is meant, whatever it is called', async () => {
    const { relatedFrom } = alone.textEncoder!;
    const { vector } = await alone.textEncoder!.encodeQuery('frying pan');
    const [skillet, , headphones] = await alone.textEncoder!.encodeProducts(PRODUCTS);
    const cosine = (other: Float32Array): number =>
      vector.reduce((sum, number, i) => sum + number * other[i]!, 0);
    expect(cosine(skillet!.vector)).toBeGreaterThan(relatedFrom);
    expect(cosine(headphones!.vector)).toBeLessThan(relatedFrom);
  });

  it('put the thing before what goes with it, and both before something else, misspelt too', async () => {
    const relevances = async (query: string): Promise<number[]> => {
      const titles = ['Wireless headphones, black', 'Headphone cable 3 m', 'Cast iron skillet 28 cm'];
      const pairs = titles.map((title) => ({
        query,
        product: readableProduct(2, { id: title, title, brand: null, description: null }),
      }));
      const scores = (await alone.crossEncoder!.score(pairs)) as PairScore[];
      return scores.map(({ relevance }) => relevance);
    };
    for (const query of ['wireless headphones', 'wireles headphones']) {
      const [thing, accessory, other] = await relevances(query);
      expect(thing).toBeGreaterThan(accessory!);
      expect(accessory).toBeGreaterThan(other!);
    }
  });

  it('expect what a viewer buys again and again before what nobody wants, asked together or one by one', async () => {
    const { names } = FEATURE_SET;
    const row = (features: Readonly<Record<string, number>>): number[] =>
      names.map((name) => features[name] ?? 0);
    const rows = [
      row({ 'no-demand-ever': 1 }),
      row({ 'demand-7': 0.6, 'demand-14': 0.7, 'demand-28': 0.8, 'demand-56': 0.9 }),
      row({
        own: 1,
        'own-baskets': 0.5,
        'own-share': 0.9,
        'own-recency-90': 0.5,
        'own-recency-rank': 1,
        'demand-14': 0.7,
      }),
    ];
    const ask = async (given: readonly number[][]): Promise<number[]> => {
      const table = { features: Float32Array.from(given.flat()), rows: given.length };
      return [...(await patiently(() => alone.ranker!.score('visitor:ann', table))).values];
    };
    const scores = await ask(rows);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    for (const [i, each] of rows.entries()) expect((await ask([each]))[0]).toBeCloseTo(scores[i]!, 4);
  });

  it('are asked by default, but for the one that gains nothing beside the encoder', () => {
    expect(alone.crossEncoder!.byDefault).toBe(false);
    expect(alone.ranker!.byDefault).toBe(true);
  });

  it('say what they could not learn: what is bought next where baskets hold twenty things, and what nobody looked at', () => {
    const unread = alone.ranker!.unread('visitor:ann');
    expect(unread).toEqual(
      expect.arrayContaining(['bought-next', 'after-last-basket', 'looks', 'click-rate']),
    );
    expect(
      unread.some(
        (name) => name.startsWith('own') && !name.startsWith('own-c') && !name.startsWith('own-brand'),
      ),
    ).toBe(false);
    expect(FEATURE_SET.names).toEqual(expect.arrayContaining([...unread]));
  });
});
