/** What a ranker reads of a candidate, column by column. */
export interface FeatureSet {
  /** Grows when a feature means something else under its old name. */
  readonly version: number;
  readonly names: readonly string[];
}
