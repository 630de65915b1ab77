import type { ProductIndex } from '../stores/product-index.js';

/** What recommendations ask of a product index. */
export type RecommendIndex = Pick<ProductIndex, 'similar' | 'search'>;
