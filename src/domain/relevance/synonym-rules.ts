import { z } from 'zod';
import { check, type Checked } from '../checked.js';
import type { SynonymGroup } from './synonym-group.js';
import { analyse } from '../text/analyse.js';
import { tokenise } from '../text/tokenise.js';
import { identifier, shownText } from '../text-rules.js';

/** What a group may have; a shop of a million products keeps some hundred groups. */
export const SYNONYM_LIMITS = {
  groups: 1000,
  minPhrases: 2,
  maxPhrases: 20,
  words: 5,
  characters: 100,
} as const;

/** Chosen by whoever writes the group, such as 'sofa'. */
export const synonymIdRules = identifier(200);

const { minPhrases, maxPhrases, words, characters } = SYNONYM_LIMITS;
const lengthRule = `must have ${minPhrases} to ${maxPhrases} phrases`;

const phrase = shownText(1, characters).refine((text) => {
  const { length } = tokenise(text);
  return length >= 1 && length <= words;
}, `must have 1 to ${words} words`);

const synonymRules: z.ZodType<SynonymGroup> = z.object({
  id: synonymIdRules,
  phrases: z
    .array(phrase, 'must be a list of texts')
    .min(minPhrases, lengthRule)
    .max(maxPhrases, lengthRule)
    .refine(
      (phrases) => new Set(phrases.map((text) => analyse(text).join(' '))).size === phrases.length,
      'must differ from each other in more than case, accents and plurals',
    ),
});

/** A group of synonyms as somebody sent it, checked. */
export const checkSynonymGroup = (given: unknown): Checked<SynonymGroup> => check(synonymRules, given);
