import { expect, it } from '@jest/globals';
import type { Embedding } from '../../../src/domain/embedding.js';
import type { ProductFilter } from '../../../src/domain/product-filter.js';
import { product } from '../../support/make.js';
import { openedShop, type OpenIndex } from './opened-shop.js';

/** A unit vector in a plane of eight dimensions, by its angle: the nearer the angle, the larger the cosine. */
const at = (degrees: number): Float32Array => {
  const angle = (degrees / 180) * Math.PI;
  return Float32Array.of(Math.cos(angle), Math.sin(angle), 0, 0, 0, 0, 0, 0);
};

const embedding = (degrees: number): Embedding => ({ space: 'plane', vector: at(degrees) });

/** What vectors find. */
export function promiseVectors(open: OpenIndex): void {
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

  it('scores in falling order', async () => {
    const found = await shop.index.nearest({ embedding: embedding(10), limit: 10, filter: {} });
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('still finds a product without a vector by its words', async () => {
    expect(await shop.found('lighthouse')).toEqual(['words']);
  });

  it('follows a vector that changes, goes or comes back', async () => {
    const upsert = (version: number, angle?: number) =>
      shop.apply([
        {
          kind: 'upsert',
          product: product('v0', { version }),
          embedding: angle === undefined ? undefined : embedding(angle),
        },
      ]);
    await upsert(2, 91);
    expect((await nearest(120))[0]).toBe('v0');
    await upsert(3);
    expect(await nearest(120)).not.toContain('v0');
    expect(await shop.found('', { filter: { productIds: ['v0'] } })).toEqual(['v0']);
    await upsert(4, 120);
    expect((await nearest(120))[0]).toBe('v0');
    await shop.apply([{ kind: 'delete', productId: 'v0', version: 5 }]);
    expect(await nearest(120)).toEqual(['v90', 'v45', 'v20']);
    expect((await shop.index.stats()).vectors).toBe(3);
  });
}
