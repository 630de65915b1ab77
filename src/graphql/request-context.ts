import type { Caller } from '../domain/viewers/caller.js';
import type { PairScores } from '../inference/pair-scores.js';
import type { ProductLoader } from './product/product.loader.js';

/** What resolvers know of the request they serve. What they work with is handed to them when they are made. */
export interface RequestContext {
  readonly requestId: string;
  readonly caller: Caller;
  /** The present, the same for the whole request. */
  readonly now: Date;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
  readonly products: ProductLoader;
  /** Absent where no cross-encoder is installed. */
  readonly pairScores?: PairScores;
  /** Filled on the way, for the request's line in the log. */
  readonly trace: RequestTrace;
}

export interface RequestTrace {
  operation?: string;
  readonly fields: string[];
  readonly errors: string[];
}
