import type { ShopperEvent } from '../../domain/event.js';
import type { ProductDraft } from '../../domain/products/product.js';
import type { GivenAnswer } from '../../stores/answer-log.js';

/** What happened in a shop, and what it sold. */
export interface ShopPast {
  /** For people: whose past it is. */
  readonly source: string;
  /** Whether the times are real; else only the order of what one shopper did is. */
  readonly dated: boolean;
  /** In any order. */
  readonly events: readonly ShopperEvent[];
  /** What was shown, as far as anybody knows. */
  readonly answers?: readonly GivenAnswer[];
  readonly products: ReadonlyMap<string, ProductDraft>;
}
