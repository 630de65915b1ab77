import type { ModelInfo } from './cross-encoder.js';

/** A model that turns a text into a unit vector, near to the vectors of texts that mean the same. */
export interface TextEncoder {
  readonly model: ModelInfo;
  readonly dimensions: number;
  /** One vector of `dimensions` numbers and length 1 per text, same order. */
  encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}
