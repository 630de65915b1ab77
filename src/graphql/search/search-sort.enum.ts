import type { SearchSort } from '../../domain/search-sort.js';
import { describedEnum } from '../described-enum.js';

export const SearchSortEnum = describedEnum<SearchSort>('SearchSort', 'The order of a search.', {
  RELEVANCE: 'What fits the query best; with an empty query, what shoppers like best.',
  PRICE_ASCENDING: 'Cheapest first.',
  PRICE_DESCENDING: 'Dearest first.',
  NEWEST: 'Latest listed first.',
  POPULARITY: 'What shoppers wanted most lately.',
});
