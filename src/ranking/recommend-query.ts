import type { ShopperEvent } from '../domain/event.js';
import type { Placement } from '../domain/placement.js';
import type { ProductFilter } from '../domain/product-filter.js';
import type { RerankMode } from '../domain/rerank-mode.js';
import type { Viewer } from '../domain/viewer.js';
import type { Purchase } from '../stores/event-log.js';
import type { PipelineQuery } from './pipeline.js';

/** A place in the shop to fill, and what the query hydrators add to it. */
export interface RecommendQuery extends PipelineQuery {
  readonly placement: Placement;
  /** The products of the page: the one looked at, those in the cart, those just bought. */
  readonly productIds: readonly string[];
  readonly viewer: Viewer;
  readonly filter: ProductFilter;
  /** Most candidates to rank. */
  readonly window: number;
  readonly rerank: RerankMode;
  readonly personalise: boolean;
  /** Set when this run continues an earlier answer: its products are left out. */
  readonly continues?: { readonly exclude: readonly string[] };

  /** By the viewer-history hydrator: newest first. */
  readonly recent?: readonly ShopperEvent[];
  readonly purchases?: readonly Purchase[];
}

/** What a recommendation finds out on the way. */
export interface RecommendNotes {
  /** Whether nothing matched the viewer and the page, and the answer is what everybody likes. */
  readonly fallback: boolean;
}
