import type { ShopperEvent } from '../domain/event.js';
import type { Product } from '../domain/products/product.js';
import type { Viewer } from '../domain/viewers/viewer.js';
import type { Purchase } from '../stores/event-log.js';
import type { PipelineQuery } from './pipeline.js';

/** A query of somebody, and what the viewer-history hydrator adds to it. */
export interface ViewerQuery extends PipelineQuery {
  readonly viewer: Viewer;
  /** Newest first: looks and cart changes, and purchases. */
  readonly recent?: readonly ShopperEvent[];
  readonly purchases?: readonly Purchase[];
  /** The products of the newest of those, as far as the shop has them. */
  readonly recentProducts?: readonly Product[];
}
