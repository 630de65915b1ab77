import type { IndexChange } from './product-index.js';

/** The product that a change is about. */
export const changedId = (change: IndexChange): string =>
  change.kind === 'upsert' ? change.product.id : change.productId;
