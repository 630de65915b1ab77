import type { CatalogFeed } from '../catalog-feed.js';
import { documentId } from './document-id.js';
import type { ElasticClient } from './elastic-client.js';
import { productDocument, type ProductDocument } from './product-document.js';
import { isDeepStrictEqual } from 'node:util';

/** Products compared at once. */
const BATCH = 500;
/** One product in so many is compared word by word; of all others the version. */
const SAMPLE = 50;

export interface Comparison {
  readonly products: number;
  /** Compared word by word. */
  readonly sampled: number;
  /** Ids of products that the index lacks, has in another version, or has other words of. */
  readonly different: readonly string[];
}

/** Holds an index against the catalogue, product by product, deleted ones too. */
export async function compareWithCatalog(
  client: ElasticClient,
  index: string,
  feed: CatalogFeed,
): Promise<Comparison> {
  const different: string[] = [];
  let products = 0;
  let sampled = 0;
  let after = '';
  for (;;) {
    const batch = await feed.everything(after, BATCH);
    const last = batch.at(-1);
    if (!last) return { products, sampled, different };
    const ids = batch.map((change) => (change.kind === 'upsert' ? change.product.id : change.productId));
    after = ids.at(-1)!;
    const { docs } = await client.write((elastic, options) =>
      elastic.mget<ProductDocument>({ index, ids: ids.map(documentId) }, options),
    );
    batch.forEach((change, i) => {
      const doc = docs[i]!;
      const found = 'found' in doc && doc.found ? doc : undefined;
      if (change.kind === 'delete') {
        // A product deleted before the index was made needs no tombstone, but must not be there.
        if (found && (found._version !== change.version || !(found._source as { deleted: boolean }).deleted))
          different.push(ids[i]!);
        return;
      }
      products++;
      const same =
        found?._version === change.product.version && !(found._source as { deleted: boolean }).deleted;
      if (!same) different.push(ids[i]!);
      else if (products % SAMPLE === 0) {
        sampled++;
        const expected = productDocument(change.product, found._source!.popularity);
        if (!isDeepStrictEqual(JSON.parse(JSON.stringify(expected)), found._source)) different.push(ids[i]!);
      }
    });
  }
}
