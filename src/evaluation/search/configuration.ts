/** One way of ranking among those that are compared. */
export interface Configuration {
  readonly name: string;
  /** Whether vectors find and order. */
  readonly semantic: boolean;
  /** Candidates that the cross-encoder reads; 0: none. */
  readonly depth: number;
}

export const LEXICAL: Configuration = { name: 'lexical', semantic: false, depth: 0 };
export const SEMANTIC: Configuration = { name: 'semantic', semantic: true, depth: 0 };
export const reranked = (depth: number): Configuration => ({
  name: `reranked, ${depth}`,
  semantic: true,
  depth,
});
