/** Where in the shop a recommendation stands. */
export const PLACEMENTS = ['HOME', 'PRODUCT', 'CART', 'SEARCH_EMPTY', 'AFTER_PURCHASE'] as const;
export type Placement = (typeof PLACEMENTS)[number];
