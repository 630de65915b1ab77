import type { ShopperEvent } from '../../domain/event.js';
import type { ProductDraft } from '../../domain/product.js';

/** What happened in a shop, and what it sold. */
export interface ShopPast {
  /** For people: whose past it is. */
  readonly source: string;
  /** In any order. */
  readonly events: readonly ShopperEvent[];
  readonly products: ReadonlyMap<string, ProductDraft>;
  /** Whether nobody knows when it happened, and only each shopper's order is true. */
  readonly undated?: boolean;
}
