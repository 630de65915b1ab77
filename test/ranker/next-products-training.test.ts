import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { choiceSequence } from '../../src/domain/demand/choice-sequence.js';
import type { ShopperEvent } from '../../src/domain/event.js';
import { installModel } from '../../src/evaluation/install-model.js';
import { exportSequences } from '../../src/evaluation/next-products/export-sequences.js';
import { PeriodNextProducts } from '../../src/evaluation/next-products/period-next-products.js';
import { releaseNextProducts } from '../../src/evaluation/next-products/release-next-products.js';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { draft, shopperEvent } from '../support/make.js';
import { smallPast } from '../support/small-past.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { TinyModels } from '../support/tiny-models.js';
import { tinyNextProductsGraph } from '../support/tiny-next-products-graph.js';

const folder = temporaryFolder();
const read = (...parts: string[]): Buffer => readFileSync(path.join(folder, ...parts));

interface Sequences {
  readonly products: readonly string[];
  /** Of each sequence the ids and the seconds. */
  readonly sequences: readonly (readonly (readonly [string, number])[])[];
}

/** What the files of an export say, read as training reads them. */
function readSequences(name: string): Sequences {
  const file = (part: string): ArrayBuffer => new Uint8Array(read(name, part)).buffer;
  const products: string[] = JSON.parse(read(name, 'products.json').toString());
  const rows = new Uint32Array(file('rows.u32'));
  const times = new Float64Array(file('times.f64'));
  let start = 0;
  const sequences = Array.from(new Uint32Array(file('lengths.u32')), (length) =>
    Array.from({ length }, () => [products[rows[start]! - 1]!, times[start++]!] as const),
  );
  expect(start).toBe(rows.length);
  return { products, sequences };
}

describe('an export of sequences', () => {
  it('holds what each shopper chose, oldest first, as the gateway reads it while it serves', async () => {
    const past = { source: 'a small shop', ...smallPast() };
    const counts = await exportSequences(past, path.join(folder, 'whole'));
    const { products, sequences } = readSequences('whole');
    const header = JSON.parse(read('whole', 'sequences.json').toString());
    expect(header).toEqual({ format: 1, source: 'a small shop', dated: true, ...counts });
    expect(counts.products).toBe(products.length);
    expect(products).toEqual([...new Set(sequences.flat().map(([id]) => id))].sort());
    const shoppers = [...new Set(past.events.map(({ identity }) => identity))].sort();
    const expected = shoppers
      .map((shopper) =>
        choiceSequence(past.events.filter(({ identity }) => identity === shopper)).map(
          ({ productId, occurredAt }) => [productId, occurredAt.getTime() / 1000] as const,
        ),
      )
      .filter(({ length }) => length > 1);
    expect(sequences).toEqual(expected);
    // No name of a shopper.
    expect(JSON.stringify(header) + read('whole', 'products.json').toString()).not.toMatch(/shopper:/);
  });

  it('is the same in whatever order the events come, and knows no product that the shop has not', async () => {
    const { products, events } = smallPast();
    const known = new Map([...products].filter(([id]) => id !== 'p7'));
    const shop = { source: 'a small shop', products: known, dated: false };
    await exportSequences({ ...shop, events }, path.join(folder, 'once'));
    await exportSequences({ ...shop, events: events.toReversed() }, path.join(folder, 'again'));
    for (const file of ['rows.u32', 'times.f64', 'lengths.u32', 'products.json', 'sequences.json'])
      expect(read('again', file).equals(read('once', file))).toBe(true);
    expect(readSequences('once').products).not.toContain('p7');
    expect(JSON.parse(read('once', 'sequences.json').toString()).dated).toBe(false);
  });

  it('keeps back what is judged where nobody knows the times: the last basket of each shopper', async () => {
    const bought = (productId: string, hour: number): ShopperEvent =>
      shopperEvent({ type: 'PURCHASE', productId, occurredAt: new Date(Date.UTC(2026, 5, 1, hour)) });
    const products = new Map(['a', 'b', 'c'].map((id) => [id, draft(id)]));
    const events = [bought('c', 3), bought('a', 1), bought('b', 2)];
    await exportSequences({ source: 's', dated: false, products, events }, path.join(folder, 'kept'));
    expect(readSequences('kept').sequences.map((own) => own.map(([id]) => id))).toEqual([['a', 'b']]);
  });

  it('leaves out who chose a single thing', async () => {
    const { products, events } = smallPast();
    const single: ShopperEvent = { ...events[0]!, identity: 'shopper:single', type: 'VIEW' };
    const counts = await exportSequences(
      { source: 's', dated: true, products, events },
      path.join(folder, 'plural'),
    );
    const more = await exportSequences(
      { source: 's', dated: true, products, events: [...events, single] },
      path.join(folder, 'single'),
    );
    expect(more).toEqual(counts);
  });
});

describe('what training of next products left', () => {
  const release = { name: 'small', version: '3.0.0', licence: 'MIT' };
  /** Models of two products, of which each period's thinks more of what follows. */
  const trained = (name: string, { dated = true, walked = true } = {}): string => {
    const out = path.join(folder, name);
    mkdirSync(out);
    const written = ['model', 'period-1', 'period-2'].map((part, i) => {
      const follows = [
        [0, i + 1],
        [i + 1, 0],
      ];
      const graph = tinyNextProductsGraph({ follows, maxHistory: 2, maxFound: 2 });
      writeFileSync(path.join(out, `${part}.onnx`), graph);
      writeFileSync(path.join(out, `${part}.products.json`), JSON.stringify(['kettle', 'tea']));
      return { graph: `${part}.onnx`, products: `${part}.products.json`, count: 2, maxFound: 2 };
    });
    const about = { method: 'sequence', source: 'a small shop', dated, maxHistory: 2, model: written[0] };
    writeFileSync(path.join(out, 'model.json'), JSON.stringify(about));
    const periods = written
      .slice(1)
      .map((part, i) => ({ ...part, from: `2026-0${i + 4}-01T00:00:00+00:00` }));
    if (walked) writeFileSync(path.join(out, 'periods.json'), JSON.stringify(periods));
    return out;
  };
  const parts = {
    settings: { device: 'cpu', threads: 1, processes: 1, processEnv: { PATH: process.env.PATH! } },
    logger: createLogger('silent'),
    metrics: new Metrics(),
  } as const;

  it('serves where its manifest is named, and is put into one beside what serves there', async () => {
    const [out, shop] = [trained('installed'), new TinyModels()];
    const others = [shop.textEncoder(), shop.nextProducts({ method: 'factors', follows: { tea: {} } })];
    shop.serve(others);
    const { manifest } = await releaseNextProducts(out, release);
    expect((await loadManifest(manifest, FEATURE_SET)).nextProducts.sequence?.entry).toMatchObject({
      name: 'small',
      version: '3.0.0',
      trainedOn: 'a small shop',
      products: { count: 2 },
    });
    await installModel(out, shop.manifest);
    const { textEncoder, nextProducts, models } = await loadManifest(shop.manifest, FEATURE_SET);
    expect(textEncoder?.entry.name).toBe('tiny-encoder');
    expect(nextProducts.factors?.entry.name).toBe('tiny-factors');
    expect(nextProducts.sequence?.entry.name).toBe('small');
    expect(models).toHaveLength(3);
    shop.remove();
  });

  it('is tried out on a share of the viewers beside what serves, which stays', async () => {
    const [out, shop] = [trained('tried'), new TinyModels()];
    shop.serve([shop.nextProducts({ follows: { tea: {} } })]);
    await releaseNextProducts(out, release);
    await installModel(out, shop.manifest, 0.05);
    const { nextProducts } = await loadManifest(shop.manifest, FEATURE_SET);
    expect(nextProducts.sequence).toMatchObject({
      entry: { name: 'tiny-sequence' },
      canary: { share: 0.05, entry: { name: 'small', version: '3.0.0' } },
    });
    shop.serve([shop.textEncoder()]);
    await expect(installModel(out, shop.manifest, 0.05)).rejects.toThrow('by sequence serves beside');
    shop.remove();
  });

  it('is judged with the model of each moment, which knew only its past', async () => {
    const out = trained('judged');
    await releaseNextProducts(out, release);
    const periods = await PeriodNextProducts.open({ sequence: out }, parts);
    try {
      expect(periods.methods).toEqual(['sequence']);
      const scoreAt = async (moment: string): Promise<number | undefined> => {
        const { sequence, factors } = await periods.at(new Date(moment));
        expect(factors).toBeUndefined();
        return (await sequence?.find('visitor:ann', ['tea']))?.products[0]!.score;
      };
      expect(await scoreAt('2026-03-31T23:00:00Z')).toBeUndefined();
      expect(await scoreAt('2026-04-01T01:00:00Z')).toBe(2 * 2);
      expect(await scoreAt('2026-05-02T00:00:00Z')).toBe(2 * 3);
    } finally {
      await periods.close();
    }
  });

  it('is judged itself where nobody knows the times, since the export lacks what is asked for', async () => {
    const out = trained('undated', { dated: false, walked: false });
    await releaseNextProducts(out, release);
    const periods = await PeriodNextProducts.open({ sequence: out }, parts);
    const { sequence } = await periods.at(new Date('2026-01-01T00:00:00Z'));
    expect((await sequence!.find('visitor:ann', ['tea'])).products[0]).toEqual({
      productId: 'kettle',
      score: 2,
    });
    await periods.close();
  });

  it('is not judged without models of the past, nor as what it is not', async () => {
    const out = trained('not walked', { walked: false });
    await releaseNextProducts(out, release);
    await expect(PeriodNextProducts.open({ sequence: out }, parts)).rejects.toThrow('--walk-forward');
    const other = trained('other');
    await releaseNextProducts(other, release);
    await expect(PeriodNextProducts.open({ factors: other }, parts)).rejects.toThrow('none of that kind');
  });
});
