import type { SearchQuery } from './search-query.js';

/** Whether there is a text to be relevant to, and what models and shoppers say may move the order. */
export const ordersByRelevance = ({ rerank, text, sort }: SearchQuery): boolean =>
  rerank !== 'OFF' && text.trim() !== '' && sort === 'RELEVANCE';
