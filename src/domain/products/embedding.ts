/** What a text means, as a vector of length 1. */
export interface Embedding {
  /** Names the model whose vector this is: vectors of two spaces do not compare. */
  readonly space: string;
  readonly vector: Float32Array;
}
