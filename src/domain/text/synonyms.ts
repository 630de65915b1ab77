import type { RelevanceRules } from '../relevance/relevance-rules.js';
import { stemPlural } from './stem-plural.js';
import { telling } from './telling.js';
import { tokenise } from './tokenise.js';

/** The other phrases of one largest group, and one more: a text with more asks for smaller groups, not more searches. */
const MAX_EQUIVALENTS = 20;

interface Word {
  readonly text: string;
  readonly stem: string;
}
type Phrase = readonly Word[];

/** Groups of phrases that mean the same, ready to be looked up in texts. Number does not count: 'couches' is 'couch'. */
export class Synonyms {
  /** By the first stem of a phrase, so that a text is held against those only that may begin in it. */
  readonly #byFirst = new Map<string, { readonly phrase: Phrase; readonly group: readonly Phrase[] }[]>();
  readonly #stems = new Set<string>();

  constructor(groups: RelevanceRules['synonyms']) {
    for (const group of groups) {
      const phrases = group.map(wordsOf).filter((phrase) => phrase.length > 0);
      for (const phrase of phrases) this.#add(phrase, phrases);
    }
  }

  /** Whether a phrase of some group has the word. */
  has(word: string): boolean {
    return this.#stems.has(stemPlural(word));
  }

  /**
   * Texts that mean the same, each as its distinct terms: the text with one phrase at a time replaced by another of
   * its group.
   */
  equivalents(text: string): readonly (readonly string[])[] {
    if (this.#stems.size === 0) return [];
    const words = wordsOf(text);
    const own = termsOf(words).join(' ');
    const found = new Map<string, readonly string[]>();
    for (const replaced of this.#replacements(words)) {
      if (found.size === MAX_EQUIVALENTS) break;
      const terms = termsOf(replaced);
      const key = terms.join(' ');
      if (key !== own) found.set(key, terms);
    }
    return [...found.values()];
  }

  *#replacements(words: Phrase): Generator<Phrase> {
    for (const [start, { stem }] of words.entries())
      for (const { phrase, group } of this.#byFirst.get(stem) ?? []) {
        if (!phrase.every((word, i) => words[start + i]?.stem === word.stem)) continue;
        const [before, after] = [words.slice(0, start), words.slice(start + phrase.length)];
        for (const other of group) if (other !== phrase) yield [...before, ...other, ...after];
      }
  }

  #add(phrase: Phrase, group: readonly Phrase[]): void {
    const first = phrase[0]!.stem;
    const alike = this.#byFirst.get(first);
    if (alike) alike.push({ phrase, group });
    else this.#byFirst.set(first, [{ phrase, group }]);
    for (const { stem } of phrase) this.#stems.add(stem);
  }
}

const wordsOf = (text: string): Phrase =>
  tokenise(text).map((token) => ({ ...token, stem: stemPlural(token.text) }));

const termsOf = (words: Phrase): string[] => [...new Set(telling(words).map(({ stem }) => stem))];
