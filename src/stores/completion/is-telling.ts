import { STOP_WORDS } from '../../domain/text/stop-words.js';

/** Whether a word is worth offering: longer than a letter, and not one of those that say nothing. */
export const isTelling = (word: string): boolean => word.length > 1 && !STOP_WORDS.has(word);
