import type { RecommendQuery } from './recommend-query.js';

/** Whether new products are tried out: where a shopper browses. Elsewhere the row promises to go with something, and a new product may not. */
export const explores = ({ placement }: Pick<RecommendQuery, 'placement'>): boolean =>
  placement === 'HOME' || placement === 'SEARCH_EMPTY';
