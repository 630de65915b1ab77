import { afterAll, describe, expect, it } from '@jest/globals';
import { VectorFilling } from '../../src/app/vectors/vector-filling.js';
import { productText } from '../../src/inference/product-text.js';
import { ReadyVectors } from '../../src/inference/ready-vectors.js';
import { textHash } from '../../src/inference/text-hash.js';
import { openTestDatabase } from '../support/database.js';
import { FakeTextEncoder } from '../support/fake-text-encoder.js';
import { listeningLogger } from '../support/listening-logger.js';
import { draft, product } from '../support/make.js';
import { until } from '../support/until.js';

/** As many as are worth a line in the log. */
const PRODUCTS = Array.from({ length: 120 }, (_, i) => draft(`p${i}`, { title: `Thing ${i}` }));

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

describe('a shop whose vectors were released with its encoder', () => {
  it('has them without the encoder, which makes only those of texts that it does not have', async () => {
    const encoder = new FakeTextEncoder();
    const vectorOf = async ({ title }: { title: string }) =>
      (await encoder.encodeQuery(productText(product('any', { title })))).vector;
    const released = new Map<string, Float32Array>();
    for (const each of PRODUCTS) released.set(textHash(product(each.id, each)), await vectorOf(each));
    const database = await openTestDatabase();
    closing.push(() => database.close());
    await database.catalog.write([...PRODUCTS, draft('own', { title: 'A product of its own' })]);
    const { logger, lines } = listeningLogger();
    const filling = new VectorFilling({
      ...database,
      models: encoder.models,
      logger,
      readyVectors: async ({ space }) => ReadyVectors.read(ReadyVectors.write(space, released)),
    });
    await filling.start();
    closing.push(() => filling.stop());
    await until(async () => (await database.vectors.count(encoder.space)) === PRODUCTS.length + 1);
    expect(encoder.encoded).toEqual(['own']);
    const changes = await database.feed.everything('', 1);
    expect(changes).toMatchObject([{ embedding: { space: encoder.space } }]);
    await until(() => lines.length === 2);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { space: encoder.space, missing: 121 },
      { space: encoder.space, made: 121 },
    ]);
  });
});
