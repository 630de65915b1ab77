import type { Choices } from '../../demo-shop/department.js';

/** Attributes by name, each with the values that will do: `Brand` is one as well. */
export type Attributes = Readonly<Record<string, Choices>>;

/** Products of the demo shop, by what its generator knows of them. */
export interface Wanted {
  readonly kind: Choices;
  /** Without these it is something else. */
  readonly is?: Attributes;
  /** Each one that a product lacks costs it a grade, down to 1: it is still of the kind. */
  readonly wish?: Attributes;
}

/**
 * What a shopper means by a query. The grades are those of the Shopping Queries data set (Reddy et al., 2022), which
 * calls them exact, substitute, complement and irrelevant. Whatever is not named here is irrelevant: 0.
 */
export interface Meaning {
  /** 3: what was asked for. */
  readonly wants: Wanted | readonly Wanted[];
  /** 2: would do instead. */
  readonly substitutes?: Wanted | readonly Wanted[];
  /** 1: has to do with it, and is not it. */
  readonly related?: Wanted | readonly Wanted[];
}

/** Queries as shoppers type them, and what each means. */
export type DemoQueries = Readonly<Record<string, Meaning>>;
