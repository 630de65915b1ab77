import { describe, expect, it } from '@jest/globals';
import type { Embedding } from '../../../src/domain/products/embedding.js';
import type { ProductFilter } from '../../../src/domain/products/product-filter.js';
import type { IndexChange } from '../../../src/stores/product-index.js';
import { product } from '../../support/make.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

/** A unit vector in a plane of eight dimensions, by its angle: the nearer the angle, the larger the cosine. */
const at = (degrees: number): Float32Array => {
  const angle = (degrees / 180) * Math.PI;
  return Float32Array.of(Math.cos(angle), Math.sin(angle), 0, 0, 0, 0, 0, 0);
};

const embedding = (degrees: number): Embedding => ({ space: 'plane', vector: at(degrees) });

const cosine = (degrees: number): number => Math.cos((degrees / 180) * Math.PI);

/** A product whose vector came at some revision. */
const upsert = (
  id: string,
  given: Embedding | undefined,
  { version = 1, revision }: { version?: number; revision?: number } = {},
): IndexChange => ({
  kind: 'upsert',
  product: product(id, { version }),
  embedding: given,
  ...(revision !== undefined && { revision }),
});

/** What vectors find. */
export function promiseVectors(open: OpenIndex): void {
  describe('of one space', () => promiseNearest(open));
  describe('that come to a product that is there', () => promiseToTakeVectors(open));
  describe('of another space', () => promiseSpaces(open));
}

function promiseNearest(open: OpenIndex): void {
  const shop = openedShop(open);
  const nearest = async (degrees: number, filter: ProductFilter = {}, limit = 10): Promise<string[]> => {
    const found = await shop.index.nearest({ embedding: embedding(degrees), limit, filter });
    return found.map(({ productId }) => productId);
  };

  it('finds nothing before there are any', async () => {
    await shop.put(product('words', { title: 'Lighthouse' }));
    expect(await nearest(0)).toEqual([]);
    expect(await shop.index.stats()).toEqual({ products: 1, vectors: 0 });
  });

  it('finds the nearest first', async () => {
    await shop.apply(
      [0, 20, 45, 90].map((degrees) => ({
        kind: 'upsert',
        product: product(`v${degrees}`, { inStock: degrees !== 20 }),
        embedding: embedding(degrees),
      })),
    );
    expect(await nearest(50)).toEqual(['v45', 'v20', 'v90', 'v0']);
    expect(await nearest(2, {}, 2)).toEqual(['v0', 'v20']);
    expect(await shop.index.stats()).toEqual({ products: 5, vectors: 4 });
  });

  it('keeps to the filter, however near the others are', async () => {
    expect(await nearest(20, { inStock: true })).toEqual(['v0', 'v45', 'v90']);
    expect(await nearest(20, { productIds: ['v90'] })).toEqual(['v90']);
  });

  it('scores by the cosine, best first', async () => {
    const found = await shop.index.nearest({ embedding: embedding(10), limit: 10, filter: {} });
    expect(found.map(({ productId }) => productId)).toEqual(['v0', 'v20', 'v45', 'v90']);
    [10, 10, 35, 80].forEach((degrees, i) => expect(found[i]!.score).toBeCloseTo(cosine(degrees), 2));
  });

  it('knows the exact cosines of given products, those of the far side too', async () => {
    await shop.apply([180, 181].map((degrees) => upsert(`v${degrees}`, embedding(degrees))));
    const filter = { productIds: ['v20', 'v180', 'words', 'v45', 'v20', 'nobody'] };
    const found = await shop.index.nearest({ embedding: embedding(10), limit: 10, filter });
    expect(found.map(({ productId }) => productId)).toEqual(['v20', 'v45', 'v180']);
    [10, 35, 170].forEach((degrees, i) =>
      expect(Math.abs(found[i]!.score - cosine(degrees))).toBeLessThan(1e-3),
    );
    expect(await nearest(10, filter, 1)).toEqual(['v20']);
    expect(await nearest(10, { ...filter, inStock: true })).toEqual(['v45', 'v180']);
    expect(await nearest(10, { productIds: [] })).toEqual([]);
    await shop.apply([180, 181].map((degrees) => ({ kind: 'delete', productId: `v${degrees}`, version: 2 })));
  });

  it('still finds a product without a vector by its words', async () => {
    expect(await shop.found('lighthouse')).toEqual(['words']);
  });

  it('follows a vector that changes, goes or comes back', async () => {
    const become = (version: number, angle?: number) =>
      shop.apply([upsert('v0', angle === undefined ? undefined : embedding(angle), { version })]);
    await become(2, 91);
    expect((await nearest(120))[0]).toBe('v0');
    await become(3);
    expect(await nearest(120)).not.toContain('v0');
    expect(await shop.found('', { filter: { productIds: ['v0'] } })).toEqual(['v0']);
    await become(4, 120);
    expect((await nearest(120))[0]).toBe('v0');
    await shop.apply([{ kind: 'delete', productId: 'v0', version: 5 }]);
    expect(await nearest(120)).toEqual(['v90', 'v45', 'v20']);
    expect((await shop.index.stats()).vectors).toBe(3);
  });
}

function promiseToTakeVectors(open: OpenIndex): void {
  const shop = openedShop(open);
  const angleOf = async (id: string): Promise<number | undefined> => {
    const filter = { productIds: [id] };
    const [found] = await shop.index.nearest({ embedding: embedding(0), limit: 1, filter });
    return found && Math.round((Math.acos(Math.min(1, found.score)) / Math.PI) * 180);
  };

  it('are taken with the same version, and the latest of them wins', async () => {
    await shop.apply([upsert('late', undefined)]);
    expect(await angleOf('late')).toBeUndefined();
    await shop.apply([upsert('late', embedding(30))]);
    expect(await angleOf('late')).toBe(30);
    await shop.apply([upsert('late', embedding(60)), upsert('late', embedding(40))]);
    expect(await angleOf('late')).toBe(40);
    expect(await shop.found('product late')).toEqual(['late']);
    expect(await shop.index.stats()).toEqual({ products: 1, vectors: 1 });
  });

  it('win by their revision, whatever comes when and how often', async () => {
    const changes = [
      upsert('seen', undefined, { version: 5 }),
      upsert('seen', embedding(30), { version: 5, revision: 6 }),
      upsert('seen', embedding(60), { version: 5, revision: 9 }),
      upsert('seen', embedding(40), { version: 5, revision: 8 }),
    ];
    await shop.apply([...changes, ...changes]);
    await shop.apply([changes[1]!]);
    await shop.apply([changes[0]!]);
    expect(await angleOf('seen')).toBe(60);
  });

  it('do not outlive the version after them, nor bring back what was deleted', async () => {
    const late = upsert('gone', embedding(30), { version: 20, revision: 25 });
    await shop.apply([late, upsert('gone', undefined, { version: 30 }), late]);
    expect(await angleOf('gone')).toBeUndefined();
    await shop.apply([{ kind: 'delete', productId: 'gone', version: 31 }, late]);
    expect(await shop.found('', { filter: { productIds: ['gone'] } })).toEqual([]);
  });
}

function promiseSpaces(open: OpenIndex): void {
  const shop = openedShop(open);
  const other: Embedding = { space: 'other', vector: Float32Array.of(0.6, 0.8, 0, 0, 0) };
  const nearest = async (given: Embedding, filter: ProductFilter = {}) =>
    (await shop.index.nearest({ embedding: given, limit: 10, filter })).map(({ productId }) => productId);

  it('are not compared, also where they are as long', async () => {
    await shop.apply([upsert('s1', embedding(0)), upsert('s2', embedding(10))]);
    const foreign = { ...embedding(0), space: 'foreign' };
    for (const filter of [{}, { productIds: ['s1'] }]) {
      expect(await nearest(foreign, filter)).toEqual([]);
      expect(await nearest(other, filter)).toEqual([]);
    }
    expect(await shop.index.stats('plane')).toEqual({ products: 2, vectors: 2 });
    expect(await shop.index.stats('other')).toEqual({ products: 2, vectors: 0 });
  });

  it('take the place of the others, one by one, whatever their length', async () => {
    await shop.apply([upsert('s2', other)]);
    expect(await nearest(other)).toEqual(['s2']);
    expect(await nearest(other, { productIds: ['s1', 's2'] })).toEqual(['s2']);
    expect(await nearest(embedding(10))).not.toContain('s2');
    await shop.apply([upsert('s1', other)]);
    expect(await nearest(other)).toEqual(['s1', 's2']);
    expect(await nearest(embedding(0))).toEqual([]);
    expect(await shop.index.stats('other')).toEqual({ products: 2, vectors: 2 });
    expect(await shop.found('product')).toEqual(['s1', 's2']);
  });
}
