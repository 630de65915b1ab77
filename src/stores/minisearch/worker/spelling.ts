import type { Correction } from '../../../domain/query-interpretation.js';
import { isHalfTyped } from '../../../domain/text/is-half-typed.js';
import { editDistance } from '../../../domain/text/edit-distance.js';
import { stemPlural } from '../../../domain/text/stem-plural.js';
import { Synonyms } from '../../../domain/text/synonyms.js';
import { tokenise, type Token } from '../../../domain/text/tokenise.js';
import type { Spelling } from '../../product-index.js';
import { countBits, letterMask } from './letter-mask.js';
import type { Vocabulary } from './vocabulary.js';

/** A shorter word has too many neighbours to guess. */
const MIN_LENGTH = 3;
/** A shorter word has too many to guess without a word beside it that says which. */
const ALONE_FROM = 4;
/** From this length on, two edits. */
const TWO_EDITS_FROM = 6;
/** Candidates whose company in titles is looked at. */
const SHORT_LIST = 12;
/** Products looked at for company, per candidate. */
const MAX_COMPANY = 2000;

/** Costs in units of log frequency, set on one half of 259 misspelt shop queries. */
const PER_EDIT = 4;
const OTHER_FIRST_LETTER = 1;
const COMPANY = 2;

/** Corrects words that no product has, by edit distance, frequency, and the company words keep in titles. */
export class SpellingCorrector {
  #synonyms = new Synonyms([]);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Their words are known as well: what only a synonym knows must reach it. */
  setSynonyms(synonyms: Synonyms): void {
    this.#synonyms = synonyms;
  }

  correct(text: string): Spelling {
    const tokens = tokenise(text);
    const words = new Set(tokens.map((token) => token.text));
    const known = [...words].filter((word) => this.vocabulary.knows(word));
    /** Somebody may paste the same slip a thousand times. */
    const best = new Map<string, string | undefined>();
    const corrections: Correction[] = [];
    let searched = '';
    let copied = 0;
    tokens.forEach((token, i) => {
      if (!this.#correctable(token)) return;
      if (!best.has(token.text)) best.set(token.text, this.#best(token.text, known));
      const to = best.get(token.text);
      if (to === undefined || (i === tokens.length - 1 && this.#isHalfTyped(token.text, to))) return;
      corrections.push({ from: text.slice(token.start, token.end), to });
      searched += text.slice(copied, token.start) + to;
      copied = token.end;
    });
    return { searched: searched + text.slice(copied), corrections };
  }

  #correctable({ text }: Token): boolean {
    if (text.length < MIN_LENGTH || /\p{N}/u.test(text)) return false;
    return !this.vocabulary.knows(text) && !this.#synonyms.has(text);
  }

  /** The last word may be half typed, and is then matched by its beginning. */
  #isHalfTyped(word: string, correction: string): boolean {
    const begun = this.vocabulary.productsWithPrefix(word);
    const corrected = this.vocabulary.productsWith(correction);
    return isHalfTyped({ word, begun, correction, corrected });
  }

  #best(word: string, known: readonly string[]): string | undefined {
    const shortList = this.#candidates(word)
      .sort((a, b) => b.score - a.score)
      .slice(0, SHORT_LIST);
    const scored = shortList.flatMap(({ candidate, score }) => {
      const company = this.#company(candidate, known);
      if (company === 0 && word.length < ALONE_FROM) return [];
      return { candidate, score: score + COMPANY * Math.log1p(company) };
    });
    return scored.sort((a, b) => b.score - a.score || (a.candidate < b.candidate ? -1 : 1))[0]?.candidate;
  }

  #candidates(word: string): { candidate: string; score: number }[] {
    const maxEdits = word.length < TWO_EDITS_FROM ? 1 : 2;
    const mask = letterMask(word);
    const found: { candidate: string; score: number }[] = [];
    for (let length = word.length - maxEdits; length <= word.length + maxEdits; length++)
      for (const [candidate, candidateMask] of this.vocabulary.wordsOfLength(length)) {
        if (countBits(mask ^ candidateMask) > 2 * maxEdits) continue;
        const edits = editDistance(word, candidate, maxEdits);
        if (edits > maxEdits) continue;
        const cost = PER_EDIT * edits + (word[0] === candidate[0] ? 0 : OTHER_FIRST_LETTER);
        found.push({ candidate, score: Math.log1p(this.vocabulary.productsWith(candidate)) - cost });
      }
    return found;
  }

  /** Products that have the candidate and another word of the query in their titles. */
  #company(candidate: string, known: readonly string[]): number {
    const own = this.vocabulary.titleStems.of(stemPlural(candidate));
    let products = 0;
    for (const word of known) {
      const others = this.vocabulary.titleStems.of(stemPlural(word));
      const [few, many] = own.size < others.size ? [own, others] : [others, own];
      let looked = 0;
      for (const ordinal of few) {
        if (looked++ === MAX_COMPANY) break;
        if (many.has(ordinal)) products++;
      }
    }
    return products;
  }
}
