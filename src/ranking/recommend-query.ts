import type { Placement } from '../domain/placement.js';
import type { ProductFilter } from '../domain/products/product-filter.js';
import type { Product } from '../domain/products/product.js';
import type { RerankMode } from '../domain/rerank-mode.js';
import type { SearchNotes } from './search-query.js';
import type { ViewerQuery } from './viewer-query.js';

/** A place in the shop to fill, and what the query hydrators add to it. */
export interface RecommendQuery extends ViewerQuery {
  readonly placement: Placement;
  /** The products of the page: the one looked at, those in the cart, those just bought. */
  readonly productIds: readonly string[];
  readonly filter: ProductFilter;
  /** Most candidates that a source hands on. */
  readonly window: number;
  readonly rerank: RerankMode;
  /** Whether what the viewer did may move the order; it never brings back what was just bought. */
  readonly personalise: boolean;
  /** Set when this run continues an earlier answer: its products are left out. */
  readonly continues?: { readonly exclude: readonly string[] };

  /** By the page-products hydrator: the page's products, as far as the shop has them. */
  readonly pageProducts?: readonly Product[];
  /** By the ignored-products hydrator: how often each product was shown to the viewer lately and left alone. */
  readonly ignored?: ReadonlyMap<string, number>;
}

/** What a recommendation finds out on the way. */
export interface RecommendNotes {
  /** Whether nothing matched the viewer and the page, and the answer is what everybody likes. */
  readonly fallback: boolean;
  /** The ranker that ordered the candidates, and how many; null where the hand blend did. */
  readonly model: SearchNotes['model'];
  /** The query's window: a run that finds fewer candidates has found them all. */
  readonly window: number;
}
