import type { AnswerTraits } from './effects/answer-log.effect.js';
import { modelLabel } from './model-label.js';
import type { SearchNotes, SearchQuery } from './search-query.js';
import { wordMatch } from './word-match.js';

/** What the log keeps of a search: a product that has the words was brought by them, whatever else it means. */
export const SEARCH_TRAITS: AnswerTraits<SearchQuery, SearchNotes> = {
  of: ({ text }, { model, rung = 'ALL' }) => ({
    place: text === '' ? 'BROWSE' : 'SEARCH',
    model: modelLabel(model),
    fallback: rung !== 'ALL',
  }),
  sourceOf: (candidate) => (wordMatch(candidate) ? 'keyword' : 'vector'),
};
