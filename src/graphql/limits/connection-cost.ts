import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

/**
 * What an operation costs: a point per field of the answer, and more where a field makes somebody work.
 * In a connection only `edges` and `nodes` grow with `first`; facets and reports do not. Both sums travel up to the
 * connection in one number: points per item above this unit, fixed points below it. A fixed sum beyond it would count
 * as one item more: too much, never too little.
 */
const PER_ITEM = 2 ** 20;

/** Larger arguments are refused by the field itself, which can say why. */
const MAX_FIRST = 100;

const firstOf = ({ args }: ComplexityEstimatorArgs): number =>
  Math.min(Math.max(Number(args.first), 1), MAX_FIRST);

/** For `edges` and `nodes`. */
export const perItem = ({ childComplexity }: ComplexityEstimatorArgs): number =>
  (1 + childComplexity) * PER_ITEM;

/** For the field that returns a connection; `work`: what finding its items costs, in fields of an answer. */
export const connectionCost =
  (work: number) =>
  (estimate: ComplexityEstimatorArgs): number =>
    work +
    (estimate.childComplexity % PER_ITEM) +
    Math.floor(estimate.childComplexity / PER_ITEM) * firstOf(estimate);

/** For a list bounded by `first`. */
export const listCost =
  (work: number) =>
  (estimate: ComplexityEstimatorArgs): number =>
    work + firstOf(estimate) * estimate.childComplexity;

/** For a list with an item for each entry of an argument. */
export const perEntry =
  (argument: string) =>
  ({ args, childComplexity }: ComplexityEstimatorArgs): number => {
    const entries: unknown = args[argument];
    return 1 + (Array.isArray(entries) ? Math.min(entries.length, MAX_FIRST) : 0) * childComplexity;
  };

/** For a list of few items whose number nobody asks for, such as a product's attributes. */
export const shortList =
  (items: number) =>
  ({ childComplexity }: ComplexityEstimatorArgs): number =>
    1 + items * childComplexity;
