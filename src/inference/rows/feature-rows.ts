/** Rows of numbers that are read and answered together: the candidates of one answer. */
export interface FeatureRows {
  /** float32 [rows, features], row after row. */
  readonly features: Float32Array;
  readonly rows: number;
}
