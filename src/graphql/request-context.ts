import type { Caller } from '../domain/caller.js';
import type { ProductLoader } from './product/product.loader.js';
import type { RelevanceLoader } from './product/relevance.loader.js';

/** What resolvers know of the request they serve. What they work with is handed to them when they are made. */
export interface RequestContext {
  readonly requestId: string;
  readonly caller: Caller;
  /** The present, the same for the whole request. */
  readonly now: Date;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
  readonly products: ProductLoader;
  readonly relevance: RelevanceLoader;
  /** Filled on the way, for the request's line in the log. */
  readonly trace: RequestTrace;
}

export interface RequestTrace {
  operation?: string;
  readonly fields: string[];
  readonly errors: string[];
}
