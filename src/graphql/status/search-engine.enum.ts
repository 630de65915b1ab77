import type { SearchEngine } from '../../stores/product-index.js';
import { describedEnum } from '../described-enum.js';

export const SearchEngineEnum = describedEnum<SearchEngine>('SearchEngine', 'What keeps the search index.', {
  ELASTICSEARCH: 'An Elasticsearch cluster.',
  EMBEDDED: "The gateway's own index, in its memory.",
});
