import type { estypes } from '@elastic/elasticsearch';
import type { IndexChange } from '../product-index.js';
import { documentId } from './document-id.js';
import { productDocument, type ProductDocument } from './product-document.js';

export type BulkOperations = NonNullable<estypes.BulkRequest['operations']>;

/** What a deleted product leaves. */
interface Tombstone {
  readonly id: string;
  readonly deleted: true;
}

/**
 * Changes as whole documents with the products' revisions: an older one never overwrites a newer one, and the same one
 * again does no harm. A deleted product leaves a tombstone: Elasticsearch forgets the version of a really deleted
 * document after a minute, and a late write would bring the product back.
 */
export const buildBulk = (
  changes: readonly IndexChange[],
  popularityOf: (productId: string) => number,
): BulkOperations =>
  changes.flatMap((change) => {
    if (change.kind === 'delete')
      return buildActions(change.productId, change.version, { id: change.productId, deleted: true });
    const { product, embedding, revision = product.version } = change;
    const document = productDocument(product, popularityOf(product.id), embedding);
    return buildActions(product.id, revision, document);
  });

export const buildActions = (
  productId: string,
  version: number,
  document: ProductDocument | Tombstone,
): BulkOperations => [
  { index: { _id: documentId(productId), version, version_type: 'external_gte' } },
  document,
];
