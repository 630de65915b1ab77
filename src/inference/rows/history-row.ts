/** What somebody chose, as rows of a model's products: the newest last, and 0 where there was nothing before. */
export interface HistoryRow {
  /** As long for every row that a model reads. */
  readonly history: Int32Array;
}
