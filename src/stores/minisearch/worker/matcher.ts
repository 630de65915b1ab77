import { LRUCache } from 'lru-cache';
import type { Rung } from '../../product-index.js';
import type { Codes } from './codes.js';
import type { FullText } from './full-text.js';
import { queryTerms } from './query-terms.js';
import type { Vocabulary } from './vocabulary.js';

export interface Match {
  readonly ordinal: number;
  readonly score: number;
  /** Analysed terms of the query that the product has. */
  readonly terms: readonly string[];
  readonly exact: boolean;
}

/** Everything that has to do with a text, best first, and how much of it each rung takes. */
export interface MatchSet {
  readonly matches: readonly Match[];
  /** The query's terms as typed. */
  readonly typed: ReadonlyMap<string, string>;
  /** Terms a product must have on each rung. */
  readonly needed: Readonly<Record<Rung, number>>;
  /** The text as a whole is somebody's code: whoever types it wants that product, not half of its words. */
  readonly isCode: boolean;
}

/** Matches kept for the facets and pages that usually follow: about 20 MB. */
const MAX_KEPT = 200_000;

/** Matches texts by words and by codes. */
export class Matcher {
  readonly #kept = new LRUCache<string, MatchSet>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ matches }) => matches.length + 1,
  });

  constructor(
    private readonly fullText: FullText,
    private readonly codes: Codes,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** After any change of the catalogue. */
  forget(): void {
    this.#kept.clear();
  }

  match(text: string): MatchSet {
    const kept = this.#kept.get(text);
    if (kept) return kept;
    const found = this.#match(text);
    this.#kept.set(text, found);
    return found;
  }

  #match(text: string): MatchSet {
    const { terms, typed, halfTyped } = queryTerms(text, this.vocabulary);
    const byWord = this.fullText.search(terms, halfTyped);
    const byCode = this.codes.match(text);
    const count = terms.length;
    const needed = { ALL: count, MOST: Math.max(1, Math.floor(count * 0.75)), ANY: 1 };
    const isCode = this.codes.has(text);
    if (byCode.size === 0)
      return { matches: byWord.map((match) => ({ ...match, exact: false })), typed, needed, isCode };
    const named = new Map(byCode);
    const matches: Match[] = byWord.map(({ ordinal, score, terms: own }) => {
      const code = named.get(ordinal);
      named.delete(ordinal);
      // Who is named by a code has all that was asked for, however the code was cut into words.
      return code
        ? { ordinal, score: score + code.score, terms, exact: code.exact }
        : { ordinal, score, terms: own, exact: false };
    });
    for (const [ordinal, { score, exact }] of named) matches.push({ ordinal, score, terms, exact });
    return { matches: matches.sort((a, b) => b.score - a.score), typed, needed, isCode };
  }
}
