import type { NextProducts } from '../../src/inference/next-products.js';

/** A model that finds what a test decides by the newest product of a history, and remembers what it was asked. */
export class FakeNextProducts implements NextProducts {
  readonly asked: { readonly viewer: string; readonly history: readonly string[] }[] = [];
  readonly #model = {
    name: 'fake',
    version: '1',
    task: 'next-products',
    device: 'CPU',
    pairsPerSecond: null,
  } as const;

  /** Of each product that it knows what comes next, best first. */
  constructor(private readonly follows: Readonly<Record<string, readonly string[]>>) {}

  knowsAny(_viewer: string, productIds: Iterable<string>): boolean {
    return [...productIds].some((id) => id in this.follows);
  }

  async find(viewer: string, history: readonly string[]) {
    this.asked.push({ viewer, history });
    const newest = history.findLast((id) => id in this.follows);
    const found = newest === undefined ? [] : this.follows[newest]!;
    return { products: found.map((productId, i) => ({ productId, score: 0.5 ** i })), model: this.#model };
  }
}
