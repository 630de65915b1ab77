export const SEARCH_SORTS = [
  'RELEVANCE',
  'PRICE_ASCENDING',
  'PRICE_DESCENDING',
  'NEWEST',
  'POPULARITY',
] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];
