/** Every source of recommendations, by the name that answers show; the more it says of viewer and page, the earlier. */
export const RECOMMEND_SOURCES = [
  'goes-with-page',
  'similar-to-page',
  'viewed-with-page',
  'buy-again',
  'goes-with-history',
  'bought-next',
  'next-by-sequence',
  'next-by-factors',
  'similar-to-viewed',
  'viewed-with-viewed',
  'popular-in-page-category',
  'popular-in-your-categories',
  'popular-in-filter',
  'trending',
  'newest',
] as const;
export type RecommendSource = (typeof RECOMMEND_SOURCES)[number];

/** The score of a product that has its place because new ones are tried out, whatever found it. */
export const EXPLORATION = 'exploration';
/** What a product has its place from. */
export type RecommendOrigin = RecommendSource | typeof EXPLORATION;
