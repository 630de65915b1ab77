/** What a model reads in one row of a batch: the ids of its tokens, special ones among them. */
export interface TokenRow {
  readonly ids: Int32Array;
  /** How many of them belong to the first of two texts; all where there is one. */
  readonly first: number;
}
