import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VitrineError } from '../../src/domain/errors.js';
import type { PairScore } from '../../src/inference/cross-encoder.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { until } from '../support/until.js';

/** Loading both models twice on a busy machine. */
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
    await until(() => together.loaded().length + alone.loaded().length === 4, LOADED_WITHIN_MS);
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

  it('are one that is asked always, and one for whoever asks for it: beside the encoder it gains nothing', () => {
    expect(alone.crossEncoder!.byDefault).toBe(false);
  });
});
