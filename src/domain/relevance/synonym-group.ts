/** Phrases that mean the same, under an id by which they are replaced or deleted. */
export interface SynonymGroup {
  readonly id: string;
  readonly phrases: readonly string[];
}
