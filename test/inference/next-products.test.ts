import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import type { ManifestError } from '../../src/inference/manifest/manifest-error.js';
import type { FoundProducts } from '../../src/inference/next-products.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { openTiny } from '../support/open-tiny.js';
import { TinyModels, type TinyNextOptions } from '../support/tiny-models.js';
import { until } from '../support/until.js';

/** Who looked at a kettle chooses tea, and then a mug. */
const FOLLOWS = { kettle: { tea: 3, mug: 1 }, tea: { mug: 2 }, mug: { tea: 0.5 } };

let tiny: TinyModels;
let models: OnnxModels | undefined;
beforeEach(() => void (tiny = new TinyModels()));
afterEach(async () => {
  await models?.close();
  models = undefined;
  tiny.remove();
});

const open = async (options: Partial<TinyNextOptions> = {}) => {
  tiny.serve([tiny.nextProducts({ follows: FOLLOWS, ...options })]);
  models = await openTiny(tiny);
  return models.nextProducts.sequence!;
};
const scoresOf = ({ products }: FoundProducts) => products.map(({ productId, score }) => [productId, score]);

describe('a model of next products', () => {
  it('names products of its own, best first, by a history whose newest counts most', async () => {
    const next = await open({ maxHistory: 4, maxFound: 2 });
    // Places 3 and 4 of four.
    expect(scoresOf(await next.find('visitor:ann', ['kettle', 'tea']))).toEqual([
      ['mug', 3 * 1 + 4 * 2],
      ['tea', 3 * 3],
    ]);
    const { model } = await next.find('visitor:ann', ['tea']);
    expect(model).toMatchObject({ name: 'tiny-sequence', task: 'next-products', device: 'CPU' });
  });

  it('passes over products that it was not taught, which take no place in the history', async () => {
    const next = await open({ maxHistory: 2 });
    const { products } = await next.find('visitor:ann', ['kettle', 'tea']);
    const among = await next.find('visitor:ann', ['mug', 'kettle', 'new', 'tea', 'newer']);
    expect(among.products).toEqual(products);
    expect(next.knowsAny('visitor:ann', ['new', 'tea'])).toBe(true);
    expect(next.knowsAny('visitor:ann', ['new'])).toBe(false);
    expect((await next.find('visitor:ann', ['new'])).products).toEqual([]);
    expect((await next.find('visitor:ann', [])).products).toEqual([]);
  });

  it('answers each viewer as if he were alone', async () => {
    const next = await open();
    const ids = Object.keys(FOLLOWS);
    const histories = Array.from({ length: 8 }, (_, i) =>
      [...ids, ...ids].slice(0, (i % 5) + 1).map((__, j) => ids[(i * (j + 1)) % 3]!),
    );
    const ask = (history: readonly string[], i: number) => next.find(`visitor:${i}`, history);
    const together = await Promise.all(histories.map(ask));
    for (const [i, history] of histories.entries())
      expect(scoresOf(together[i]!)).toEqual(scoresOf(await ask(history, i)));
  });

  it('serves beside the other method, and each may be replaced while it serves', async () => {
    const factors = tiny.nextProducts({ method: 'factors', follows: { tea: { mug: 7 }, mug: {} } });
    tiny.serve([tiny.nextProducts({ follows: FOLLOWS }), factors]);
    models = await openTiny(tiny);
    expect(models.loaded().map(({ task }) => task)).toEqual(['next-products', 'next-products']);
    const newer = tiny.nextProducts({ version: '2.0.0', follows: { tea: { kettle: 9 }, kettle: {} } });
    tiny.serve([newer, factors]);
    const best = async (): Promise<string> =>
      (await models!.nextProducts.sequence!.find('visitor:ann', ['tea'])).products[0]!.productId;
    await until(async () => (await best()) === 'kettle');
    const { products } = await models.nextProducts.factors!.find('visitor:ann', ['tea']);
    expect(products[0]).toEqual({ productId: 'mug', score: 4 * 7 });
  });

  it('lets a share of the viewers try another version, each always the same', async () => {
    const other = tiny.nextProducts({ version: '2.0.0', follows: { tea: { spoon: 9 }, spoon: {} } });
    const canary = { model: 'tiny-sequence@2.0.0', share: 0.3 };
    const next = { sequence: { model: 'tiny-sequence@1.0.0', canary } };
    tiny.serve([tiny.nextProducts({ follows: FOLLOWS }), other], {}, {}, next);
    models = await openTiny(tiny);
    const { sequence } = models.nextProducts;
    const viewers = Array.from({ length: 200 }, (_, i) => `visitor:${i}`);
    const tries = viewers.filter((viewer) => sequence!.knowsAny(viewer, ['spoon']));
    expect(tries.length / viewers.length).toBeGreaterThan(0.15);
    expect(tries.length / viewers.length).toBeLessThan(0.45);
    expect(viewers.filter((viewer) => sequence!.knowsAny(viewer, ['spoon']))).toEqual(tries);
    expect(scoresOf(await sequence!.find(tries[0]!, ['tea']))[0]).toEqual(['spoon', 4 * 9]);
  });

  it('refuses at once while it has too much to do, and while it is down', async () => {
    const next = await open();
    const asked = Array.from({ length: 3000 }, (_, i) =>
      next.find(`visitor:${i}`, ['tea']).then(
        () => 'answered',
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = new Set(await Promise.all(asked));
    expect([...outcomes].sort()).toEqual(['OVERLOADED', 'answered']);
    await models!.close();
    await expect(next.find('visitor:ann', ['tea'])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a model of next products that does not hold together', () => {
  const problems = async (): Promise<readonly string[]> => {
    const error = await loadManifest(tiny.manifest, FEATURE_SET).catch((reason: ManifestError) => reason);
    return (error as ManifestError).problems;
  };
  const list = 'tiny-sequence/1.0.0.products.json';
  const relisted = (content: unknown): void => {
    const text = JSON.stringify(content);
    writeFileSync(path.join(tiny.folder, list), text);
  };

  it('is refused where its products are another file', async () => {
    tiny.serve([tiny.nextProducts({ follows: FOLLOWS })]);
    relisted(['kettle', 'tea', 'spoon']);
    expect(await problems()).toEqual([
      expect.stringMatching(`^tiny-sequence@1.0.0: ${list} is another file: its sha256 is [0-9a-f]{64}$`),
    ]);
  });

  it.each([
    ['has another number of products', ['tea'], 'has 1 products, and the manifest says 3'],
    ['names one twice', ['tea', 'mug', 'tea'], 'is no list of products: it names a product twice'],
    ['is something else', { tea: 1 }, 'is no list of products: it is no list of texts'],
  ])('is refused where its list %s', async (_, content, reason) => {
    const entry = tiny.nextProducts({ follows: FOLLOWS });
    tiny.serve([{ ...entry, products: { ...tiny.put(list, JSON.stringify(content)), count: 3 } }]);
    expect(await problems()).toEqual([`tiny-sequence@1.0.0: ${list} ${reason}`]);
  });

  it('is refused where it should serve by another method', async () => {
    const entry = tiny.nextProducts({ follows: FOLLOWS });
    tiny.serve([entry], {}, {}, { factors: { model: 'tiny-sequence@1.0.0' } });
    expect(await problems()).toEqual([
      'serving.next-products.factors.model: tiny-sequence@1.0.0 is a next-products by sequence',
    ]);
  });

  it.each([
    ['gives no scores', 'no scores', 'it should give rows: int64 [batch, 3]; scores: float32 [batch, 3]'],
    ['names rows that its list lacks', 'rows beyond', 'and the products have rows 1 to 3'],
    ['names the worst first', 'worst first', 'the best product is to come first'],
  ] as const)('is refused where its graph %s', async (_, fault, reason) => {
    await expect(open({ fault })).rejects.toThrow(reason);
  });

  it('is refused where its graph reads another number of products', async () => {
    const entry = tiny.nextProducts({ follows: FOLLOWS, maxHistory: 3 });
    tiny.serve([{ ...entry, maxHistory: 4 }]);
    await expect(openTiny(tiny)).rejects.toThrow('it should take history: int64 [batch, 4], batch dynamic');
  });
});
