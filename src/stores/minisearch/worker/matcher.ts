import { LRUCache } from 'lru-cache';
import type { Rung } from '../../product-index.js';
import { Synonyms } from '../../../domain/text/synonyms.js';
import { queryTerms, type QueryTerms } from '../../query-terms.js';
import type { CodeMatch, Codes } from './codes.js';
import type { WeightedText } from './weighted-text.js';
import type { Vocabulary } from './vocabulary.js';

export interface Match {
  readonly ordinal: number;
  /** How well the words fit. */
  readonly score: number;
  /** Analysed terms of the query that the product has. */
  readonly terms: readonly string[];
  readonly exact: boolean;
  /** It has all words of a text that means the same. */
  readonly equivalent?: boolean;
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
/** An equivalent says less than the word that was typed: .1 to 1 measured alike, .3 best by a hair. */
const EQUIVALENT_WEIGHT = 0.3;
/** Matches kept for the facets and pages that usually follow: about 20 MB. */
const MAX_KEPT = 200_000;

/** Matches texts by words and by codes. */
export class Matcher {
  readonly #kept = new LRUCache<string, MatchSet>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ matches }) => matches.length + 1,
  });

  #synonyms = new Synonyms([]);

  constructor(
    private readonly fullText: WeightedText,
    private readonly codes: Codes,
    private readonly vocabulary: Vocabulary,
  ) {}

  setSynonyms(synonyms: Synonyms): void {
    this.#synonyms = synonyms;
    this.forget();
  }

  /** After any change of the catalogue. */
  forget(): void {
    this.#kept.clear();
  }

  match(text: string, rung: Rung): MatchSet {
    const key = `${rung} ${text}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const query = queryTerms(text, this.vocabulary, this.#synonyms);
    const found =
      rung === 'ANY' || (rung === 'ALL' && query.equivalents.length === 0)
        ? this.#search(text, query, rung)
        : this.#narrow(text, rung);
    this.#kept.set(key, found);
    return found;
  }

  /**
   * A part of what any word finds, which is searched at once: the next rung often follows, and what has an equivalent
   * may have any of the words as well.
   */
  #narrow(text: string, rung: 'ALL' | 'MOST'): MatchSet {
    const any = this.match(text, 'ANY');
    const needed = rung === 'ALL' ? any.typed.size : mostOf(any.typed.size);
    return {
      ...any,
      matches: any.matches.filter(({ terms, equivalent }) => equivalent || terms.length >= needed),
      loosest: needed <= 1,
    };
  }

  #search(text: string, query: QueryTerms, rung: 'ALL' | 'ANY'): MatchSet {
    const { terms, typed } = query;
    const byWord = this.#withEquivalents(query, this.#byWords(query, rung));
    const byCode = this.codes.match(text);
    const matches = byCode.size === 0 ? byWord : withCodes(byWord, byCode, terms);
    return {
      matches: inTiers(matches, terms.length),
      typed,
      loosest: rung === 'ANY' || terms.length <= 1,
      isCode: this.codes.has(text),
    };
  }

  #byWords({ terms, halfTyped }: QueryTerms, rung: 'ALL' | 'ANY'): Match[] {
    return this.fullText
      .search(terms, halfTyped, rung)
      .map(({ ordinal, score, terms: has }) => ({ ordinal, score, terms: has, exact: false }));
  }

  /** Products that have all words of a text that means the same come to those that have the words typed. */
  #withEquivalents({ equivalents, halfTyped }: QueryTerms, byWord: Match[]): Match[] {
    if (equivalents.length === 0) return byWord;
    const matches = new Map(byWord.map((match) => [match.ordinal, match]));
    for (const equivalent of equivalents)
      for (const { ordinal, score } of this.fullText.search(equivalent, halfTyped, 'ALL')) {
        const known = matches.get(ordinal) ?? { ordinal, score: 0, terms: [], exact: false };
        matches.set(ordinal, {
          ...known,
          score: known.score + EQUIVALENT_WEIGHT * score,
          equivalent: true,
        });
      }
    return [...matches.values()].sort((a, b) => b.score - a.score);
  }
}

const mostOf = (words: number): number => Math.max(1, Math.floor(words * MOST));

/**
 * What has all the words typed, then what has all of an equivalent, then what has most, then the rest: a looser rung
 * goes on where the stricter one ends, and an equivalent never stands before the word itself.
 */
function inTiers(matches: readonly Match[], words: number): Match[] {
  const most = mostOf(words);
  const tiers: [Match[], Match[], Match[], Match[]] = [[], [], [], []];
  for (const match of matches) {
    const has = match.terms.length;
    tiers[has === words ? 0 : match.equivalent ? 1 : has >= most ? 2 : 3].push(match);
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
    return code ? { ...match, terms, exact: code.exact } : match;
  });
  // Who is named by a code has all that was asked for, however the code was cut into words.
  for (const [ordinal, { exact }] of unseen) matches.push({ ordinal, score: 0, terms, exact });
  const fitOf = ({ ordinal }: Match): number => byCode.get(ordinal)?.fit ?? 0;
  return matches.sort((a, b) => fitOf(b) - fitOf(a) || b.score - a.score);
}
