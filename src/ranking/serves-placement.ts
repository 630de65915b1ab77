import type { Placement } from '../domain/placement.js';
import type { RecommendQuery } from './recommend-query.js';
import type { RecommendSource } from './recommend-source.js';

/** What everybody likes, for whoever nothing is known of, and to fill up a short answer. */
const FOR_EVERYBODY = ['popular-in-filter', 'trending', 'newest'] as const;

/** What may interest the viewer next, where a shopper browses. */
const FOR_THE_VIEWER = [
  'goes-with-history',
  'bought-next',
  'next-by-sequence',
  'next-by-factors',
  'similar-to-viewed',
  'viewed-with-viewed',
  'popular-in-your-categories',
  ...FOR_EVERYBODY,
] as const;

/** What goes with a cart, or with what was just bought. */
const BESIDE_A_CART = ['goes-with-page', 'popular-in-page-category', ...FOR_EVERYBODY] as const;

/**
 * Who sees what. A product page shows what is like its product and what goes with it; a cart and a purchase
 * only what goes with them, since who has a kettle does not need another.
 */
const SOURCES_OF: Readonly<Record<Placement, readonly RecommendSource[]>> = {
  HOME: ['buy-again', ...FOR_THE_VIEWER],
  PRODUCT: ['similar-to-page', 'viewed-with-page', ...BESIDE_A_CART],
  CART: BESIDE_A_CART,
  SEARCH_EMPTY: FOR_THE_VIEWER,
  AFTER_PURCHASE: BESIDE_A_CART,
};

/** Whether a source has a part in the query's placement. */
export const servesPlacement = (source: RecommendSource, { placement }: RecommendQuery): boolean =>
  SOURCES_OF[placement].includes(source);
