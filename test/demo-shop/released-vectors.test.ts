import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { DemoShopFilling } from '../../src/app/demo-shop-filling.js';
import { openReadyVectors } from '../../src/app/vectors/open-ready-vectors.js';
import { VectorFilling } from '../../src/app/vectors/vector-filling.js';
import { writeDemoVectors } from '../../src/app/vectors/write-demo-vectors.js';
import { loadConfig } from '../../src/config.js';
import { makeDemoShop } from '../../src/demo-shop/make-demo-shop.js';
import { openModels } from '../../src/inference/open-models.js';
import { textHash } from '../../src/inference/text-hash.js';
import type { Database } from '../../src/stores/postgres/open-database.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { openTestDatabase } from '../support/database.js';
import { FakeTextEncoder } from '../support/fake-text-encoder.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const logger = pino({ level: 'silent' });
const root = temporaryFolder();
let database: Database;
afterAll(() => database.close());

describe('the vectors that are released for the demo shop', () => {
  it('are those of every product that it is filled with: a first start asks no model', async () => {
    const releasing = new FakeTextEncoder();
    await writeDemoVectors(releasing, root, () => undefined);
    expect(releasing.encoded).toHaveLength(4000);

    database = await openTestDatabase();
    const shop = new DemoShopFilling(database, logger, { shoppers: 10 });
    await shop.start();
    await shop.finished();
    const encoder = new FakeTextEncoder();
    const filling = new VectorFilling({
      ...database,
      models: encoder.models,
      logger,
      readyVectors: (by) => openReadyVectors(root, by, logger),
    });
    await filling.start();
    await until(async () => (await database.vectors.count(encoder.space)) === 4000);
    await filling.stop();
    expect(encoder.calls).toEqual([]);
  });

  it('fit the encoder that the manifest names, and all the shop: else npm run gen:demo-vectors', async () => {
    const config = loadConfig({ LOG_LEVEL: 'silent' });
    const models = await openModels(config.inference, logger, new Metrics());
    try {
      const ready = await openReadyVectors(config.projectRoot, models.textEncoder!, logger);
      const products = makeDemoShop({ now: new Date(0) }).products.map((each) => ({ ...each, version: 1 }));
      const lacking = products.filter((each) => !ready?.get(textHash(each)));
      expect(lacking.map(({ title }) => title)).toEqual([]);
      const some = products.filter((_, i) => i % 500 === 0);
      const encode = () => models.textEncoder!.encodeProducts(some);
      // On a busy machine it is still being loaded.
      const loaded = (): Promise<boolean> =>
        encode().then(
          () => true,
          () => false,
        );
      await until(loaded);
      const embeddings = await encode();
      some.forEach((each, i) => {
        const released = ready!.get(textHash(each))!;
        const cosine = released.reduce((sum, x, k) => sum + x * embeddings[i]!.vector[k]!, 0);
        expect(cosine).toBeGreaterThan(0.999);
      });
    } finally {
      await models.close();
    }
  });

  it('are left alone by another version of the encoder', async () => {
    const other = new FakeTextEncoder();
    other.becomes('fake-2', 16);
    expect(await openReadyVectors(root, other, logger)).toBeUndefined();
  });
});
