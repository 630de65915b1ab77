/** A model that reads a query and a product together and says how well they fit. */
export interface CrossEncoder {
  readonly model: ModelInfo;
  /**
   * One relevance per product, 0 to 1, same length and order. Rejects with VitrineError OVERLOADED when the
   * queue is full, UNAVAILABLE when the model's process is down.
   */
  score(query: string, products: readonly ScorableProduct[], signal?: AbortSignal): Promise<number[]>;
}

/** What of a product the model reads; `version` keys the score cache. */
export interface ScorableProduct {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly brand: string | null;
  readonly description: string | null;
}

export interface ModelInfo {
  readonly name: string;
  readonly version: string;
  readonly task: string;
  readonly device: InferenceDevice;
  readonly pairsPerSecond: number | null;
}

export type InferenceDevice = 'CPU' | 'CUDA' | 'WEBGPU';
