import type { ModelInfo } from './model-info.js';

/** A model that knows what shoppers chose after what, and says what a viewer may choose next. */
export interface NextProducts {
  /** Whether it was taught any of these products by the version that serves the viewer: of others it can say nothing. */
  knowsAny(viewer: string, productIds: Iterable<string>): boolean;
  /**
   * Products that fit a history, given oldest first: as many as the model names, best first, those of the history among
   * them. What it was not taught is passed over; where it knows nothing of a history it finds nothing. A viewer gets the
   * same version every time. Rejects with the VitrineError OVERLOADED or UNAVAILABLE.
   */
  find(viewer: string, history: readonly string[], isWanted?: () => boolean): Promise<FoundProducts>;
}

export interface FoundProducts {
  /** Scores of one method compare between answers: of a sequence the share, 0 to 1, of the shoppers who go on with it. */
  readonly products: readonly { readonly productId: string; readonly score: number }[];
  readonly model: ModelInfo;
}
