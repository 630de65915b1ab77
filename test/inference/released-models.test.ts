import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PairScore } from '../../src/inference/cross-encoder.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';

const manifest = path.resolve('onnx/manifest.json');
const described = existsSync(manifest) ? describe : describe.skip;

const titled = (title: string) => readableProduct(1, { id: title, title, brand: null, description: null });
const PRODUCTS = [
  'Cast iron skillet 28 cm',
  'Non-stick saucepan with glass lid',
  'Wireless headphones, black',
  'A very long name of a kitchen thing, '.repeat(9),
].map(titled);

described('the released text encoder', () => {
  let models: OnnxModels;
  beforeAll(async () => {
    models = await openTiny({ manifest });
    await models.textEncoder!.encodeQuery('until it is there');
  });
  afterAll(() => models.close());

  const cosine = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, number, i) => sum + number * b[i]!, 0);

  it('says of every text the same, alone and among others', async () => {
    const together = await models.textEncoder!.encodeProducts(PRODUCTS);
    for (const [i, product] of PRODUCTS.entries()) {
      const [alone] = await models.textEncoder!.encodeProducts([product]);
      // What is left is the order in which ONNX Runtime adds up the tokens of a batch: in the eighth digit.
      for (const [n, number] of alone!.vector.entries())
        expect(Math.abs(together[i]!.vector[n]! - number)).toBeLessThan(1e-6);
    }
  });

  it('finds what is meant, whatever it is called', async () => {
    const { vector } = await models.textEncoder!.encodeQuery('frying pan');
    const [skillet, , headphones] = await models.textEncoder!.encodeProducts(PRODUCTS);
    expect(cosine(vector, skillet!.vector)).toBeGreaterThan(models.textEncoder!.relatedFrom);
    expect(cosine(vector, headphones!.vector)).toBeLessThan(models.textEncoder!.relatedFrom);
  });
});

described('the released cross-encoder', () => {
  let models: OnnxModels;
  beforeAll(async () => {
    models = await openTiny({ manifest });
    await relevances('until it is there', ['A thing']);
  });
  afterAll(() => models.close());

  const relevances = async (query: string, titles: readonly string[]): Promise<number[]> => {
    const scores = await models.crossEncoder!.score(
      titles.map((title) => ({ query, product: titled(title) })),
    );
    return scores.map((score) => (score as PairScore).relevance);
  };

  it('puts the thing before what goes with it, and both before something else, misspelt too', async () => {
    for (const query of ['wireless headphones', 'wireles headphones']) {
      const [thing, accessory, other] = await relevances(query, [
        'Wireless headphones, black',
        'Headphone cable 3 m',
        'Cast iron skillet 28 cm',
      ]);
      expect(thing).toBeGreaterThan(accessory!);
      expect(accessory).toBeGreaterThan(other!);
    }
  });

  it('is asked only by who asks for it: beside the encoder it gains nothing', () => {
    expect(models.crossEncoder!.byDefault).toBe(false);
  });
});
