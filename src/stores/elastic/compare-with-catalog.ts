import { isDeepStrictEqual } from 'node:util';
import { changedId } from '../changed-id.js';
import type { IndexChange } from '../product-index.js';
import { documentId } from './document-id.js';
import { embeddingField } from './embedding-field.js';
import type { ElasticClient } from './elastic-client.js';
import { productDocument, type ProductDocument } from './product-document.js';

/** Unless told otherwise, one product in so many is compared word by word; of all others the version. */
const SAMPLE = 50;

export interface Comparison {
  readonly products: number;
  /** Compared word by word. */
  readonly sampled: number;
  /** Products that the index lacks, has in an earlier revision or has other words of, as they should be. */
  readonly different: readonly IndexChange[];
}

/**
 * Holds an index against products as the catalogue had them, deleted ones too. The index may be ahead: of a product that
 * has changed since, a later version is as good.
 */
export async function compareWithCatalog(
  client: ElasticClient,
  index: string,
  catalogue: AsyncIterable<readonly IndexChange[]>,
  sample = SAMPLE,
): Promise<Comparison> {
  const different: IndexChange[] = [];
  let products = 0;
  let sampled = 0;
  for await (const batch of catalogue) {
    const { docs } = await client.write((elastic, options) =>
      elastic.mget<IndexedDocument>(
        {
          index,
          ids: batch.map(changedId).map(documentId),
          // Many times all the rest; that it is there, and in which space, the revision and the space say.
          _source_excludes: [...embeddingField.lengths.keys()],
        },
        options,
      ),
    );
    batch.forEach((change, i) => {
      const doc = docs[i]!;
      const found = 'found' in doc && doc.found ? { ...doc._source!, version: doc._version! } : undefined;
      const wordByWord = change.kind === 'upsert' && ++products % sample === 0;
      if (wordByWord) sampled++;
      if (!agrees(found, change, wordByWord)) different.push(change);
    });
  }
  return { products, sampled, different };
}

type IndexedDocument = ProductDocument | { readonly id: string; readonly deleted: true };

function agrees(
  found: (IndexedDocument & { readonly version: number }) | undefined,
  change: IndexChange,
  wordByWord: boolean,
): boolean {
  // A product deleted before the index was made needs no tombstone.
  if (!found) return change.kind === 'delete';
  const { version, ...document } = found;
  const expected = change.kind === 'delete' ? change.version : (change.revision ?? change.product.version);
  if (version !== expected) return version > expected;
  if (document.deleted || change.kind === 'delete') return document.deleted === (change.kind === 'delete');
  if (!wordByWord) return true;
  const written = productDocument(change.product, document.popularity);
  const expectedDocument = { ...written, space: change.embedding?.space };
  return isDeepStrictEqual(JSON.parse(JSON.stringify(expectedDocument)), document);
}
