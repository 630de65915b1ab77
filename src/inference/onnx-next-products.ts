import type { NextProductsEntry } from './manifest/manifest.schema.js';
import type { FoundProducts, NextProducts } from './next-products.js';
import type { ModelVersion } from './serving/model-version.js';
import type { ServingWithCanary } from './serving/serving.js';
import { versionFor } from './serving/version-for.js';

/** A model of next products of the manifest. Nothing is remembered: a history changes with every event of the viewer. */
export class OnnxNextProducts implements NextProducts {
  /** Asked for every call: it changes with the manifest. */
  constructor(private readonly serving: () => ServingWithCanary<NextProductsEntry>) {}

  knowsAny(viewer: string, productIds: Iterable<string>): boolean {
    const { products } = versionFor(viewer, this.serving());
    for (const id of productIds) if (products.rowOf(id) !== undefined) return true;
    return false;
  }

  async find(viewer: string, history: readonly string[], isWanted?: () => boolean): Promise<FoundProducts> {
    return versionFor(viewer, this.serving()).use(async (version) => {
      const row = historyRow(version, history);
      if (row.at(-1) === 0) return { products: [], model: version.info };
      const call = { priority: 'asked', rows: 1, row: () => ({ history: row }), isWanted } as const;
      const [outcome] = await version.read(call);
      if (outcome instanceof Error) throw outcome;
      return { products: productsOf(version, outcome!), model: version.info };
    });
  }
}

/** The newest that it knows, at the end; 0 before them. */
function historyRow(
  { entry, products }: ModelVersion<NextProductsEntry>,
  history: readonly string[],
): Int32Array {
  const row = new Int32Array(entry.maxHistory);
  let place = row.length;
  for (let i = history.length - 1; i >= 0 && place > 0; i--) {
    const known = products.rowOf(history[i]!);
    if (known !== undefined) row[--place] = known;
  }
  return row;
}

/** A graph names rows first, then their scores. */
function productsOf(
  { entry: { maxFound }, products }: ModelVersion<NextProductsEntry>,
  found: Float32Array,
): FoundProducts['products'] {
  return Array.from({ length: maxFound }, (_, i) => ({
    productId: products.idOf(found[i]!),
    score: found[maxFound + i]!,
  }));
}
