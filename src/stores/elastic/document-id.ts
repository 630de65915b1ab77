import { createHash } from 'node:crypto';

/** Elasticsearch's limit. */
const MAX_BYTES = 512;

/** The `_id` of a product: its own id, or the hash of one that is too long, as 200 characters of Chinese are. */
export const documentId = (productId: string): string =>
  Buffer.byteLength(productId) <= MAX_BYTES
    ? productId
    : `sha256:${createHash('sha256').update(productId).digest('base64url')}`;
