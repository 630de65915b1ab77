import type { ProductDraft } from '../../domain/products/product.js';

/** A catalogue and what people said about its products for some queries. */
export interface JudgedSet {
  readonly products: readonly ProductDraft[];
  readonly queries: readonly JudgedQuery[];
}

export interface JudgedQuery {
  readonly text: string;
  /** The same with a slip of the finger, where the set has one. */
  readonly misspelt?: string;
  /** How the shopper asks: 'a synonym'. Where the set knows. */
  readonly group?: string;
  /** Grades by product: 0 is irrelevant; products that are not named were not judged. */
  readonly grades: ReadonlyMap<string, number>;
}
