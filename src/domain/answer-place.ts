import { PLACEMENTS } from './placement.js';

/** Where in the shop an answer was shown: a place of recommendations, what a search found, or what browsing did. */
export const ANSWER_PLACES = [...PLACEMENTS, 'SEARCH', 'BROWSE'] as const;
export type AnswerPlace = (typeof ANSWER_PLACES)[number];
