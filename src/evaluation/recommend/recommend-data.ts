import type { ProductDraft } from '../../domain/products/product.js';
import type { Order } from '../order.js';

/** What recommendations are measured on. */
export interface RecommendData {
  readonly name: string;
  /** Oldest first. */
  readonly orders: readonly Order[];
  /** Every product that was ordered. */
  readonly products: ReadonlyMap<string, ProductDraft>;
  /** Whether the times are real; else only their order within one customer is. */
  readonly dated: boolean;
  /** What a reader of the figures must know, a sentence each. */
  readonly remarks: readonly string[];
}
