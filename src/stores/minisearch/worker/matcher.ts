import { LRUCache } from 'lru-cache';
import type { Rung } from '../../product-index.js';
import type { CodeMatch, Codes } from './codes.js';
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

/** What a text matches on one rung, best first. */
export interface MatchSet {
  readonly matches: readonly Match[];
  /** The query's terms as typed. */
  readonly typed: ReadonlyMap<string, string>;
  /** Whether no looser rung can find more. */
  readonly loosest: boolean;
  /** The text as a whole is somebody's code: whoever types it wants that product, not half of its words. */
  readonly isCode: boolean;
}

/** Share of the words that the middle rung asks for: of three two, of four three. */
const MOST = 0.75;
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

  match(text: string, rung: Rung): MatchSet {
    const key = `${rung} ${text}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const found = rung === 'MOST' ? this.#most(text) : this.#search(text, rung);
    this.#kept.set(key, found);
    return found;
  }

  /** A part of what any word finds, which is searched at once: the next rung often follows. */
  #most(text: string): MatchSet {
    const any = this.match(text, 'ANY');
    const needed = mostOf(any.typed.size);
    return {
      ...any,
      matches: any.matches.filter(({ terms }) => terms.length >= needed),
      loosest: needed === 1,
    };
  }

  #search(text: string, rung: 'ALL' | 'ANY'): MatchSet {
    const { terms, typed, halfTyped } = queryTerms(text, this.vocabulary);
    const byWord = this.fullText
      .search(terms, halfTyped, rung)
      .map((match): Match => ({ ...match, exact: false }));
    const byCode = this.codes.match(text);
    const matches = byCode.size === 0 ? byWord : withCodes(byWord, byCode, terms);
    return {
      matches: rung === 'ALL' ? matches : inTiers(matches, terms.length),
      typed,
      loosest: rung === 'ANY' || terms.length <= 1,
      isCode: this.codes.has(text),
    };
  }
}

const mostOf = (words: number): number => Math.max(1, Math.floor(words * MOST));

/** What has all words, then what has most, then the rest: a looser rung goes on where the stricter one ends. */
function inTiers(matches: readonly Match[], words: number): Match[] {
  const most = mostOf(words);
  const tiers: [Match[], Match[], Match[]] = [[], [], []];
  for (const match of matches) {
    const has = match.terms.length;
    tiers[has === words ? 0 : has >= most ? 1 : 2].push(match);
  }
  return tiers.flat();
}

function withCodes(
  byWord: readonly Match[],
  byCode: ReadonlyMap<number, CodeMatch>,
  terms: readonly string[],
): Match[] {
  const unseen = new Map(byCode);
  const matches = byWord.map((match) => {
    const code = unseen.get(match.ordinal);
    unseen.delete(match.ordinal);
    return code ? { ...match, terms, score: match.score + code.score, exact: code.exact } : match;
  });
  // Who is named by a code has all that was asked for, however the code was cut into words.
  for (const [ordinal, { score, exact }] of unseen) matches.push({ ordinal, score, terms, exact });
  return matches.sort((a, b) => b.score - a.score);
}
