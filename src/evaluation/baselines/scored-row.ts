/** Some products and a score for each. */
export interface ScoredRow {
  readonly products: Uint32Array;
  readonly scores: Float32Array;
}
