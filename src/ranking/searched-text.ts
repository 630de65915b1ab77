import type { SearchQuery } from './search-query.js';

/** What is searched: the text as corrected, and on later pages as corrected for the first. */
export const searchedText = ({
  text,
  spelling,
  continues,
}: Pick<SearchQuery, 'text' | 'spelling' | 'continues'>): string =>
  continues?.notes.searched ?? spelling?.searched ?? text;
