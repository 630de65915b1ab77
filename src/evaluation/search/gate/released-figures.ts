/** NDCG@10 of every query of a set, as it was when somebody last said that it is good: a file in the repository. */
export interface ReleasedFigures {
  readonly data: string;
  /** By the name of the row, then by the query's key. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
