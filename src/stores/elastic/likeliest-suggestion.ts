import type { estypes } from '@elastic/elasticsearch';
import { editDistance } from '../../domain/text/edit-distance.js';
import { tokenise } from '../../domain/text/tokenise.js';

/**
 * A suggestion with one edit more must be twice as likely by its words. The engine weighs words and their company, and
 * edits hardly at all: it made "projecor" a "protector". Misspelt queries of two judged shops gain .006 [-.004 .016] and
 * .0006 [.0001 .0011] (NDCG@10, MRR).
 */
const PER_EDIT = 2;
/** The engine makes no more of a word. */
const MAX_EDITS = 2;

/** Of the suggestions that change the same words as the engine's first the likeliest one. */
export function likeliestSuggestion(
  text: string,
  options: readonly estypes.SearchPhraseSuggestOption[],
): string | undefined {
  const typed = wordsOf(text);
  const [first, ...others] = options.map((option) => {
    const words = wordsOf(option.text);
    const edits = typed.map((word, i) => editDistance(word, words[i] ?? '', MAX_EDITS));
    const total = edits.reduce((sum, each) => sum + each, 0);
    return {
      text: option.text,
      changed: edits.map((each) => each > 0).join(),
      likelihood: option.score / PER_EDIT ** total,
    };
  });
  return others.reduce(
    (best, other) => (other.changed === first?.changed && other.likelihood > best!.likelihood ? other : best),
    first,
  )?.text;
}

const wordsOf = (text: string): string[] => tokenise(text).map((token) => token.text);
