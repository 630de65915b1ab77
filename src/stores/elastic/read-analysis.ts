import type { estypes } from '@elastic/elasticsearch';
import type { Correction } from '../../domain/query-interpretation.js';
import { isHalfTyped } from '../../domain/text/is-half-typed.js';
import { stemPlural } from '../../domain/text/stem-plural.js';
import type { Synonyms } from '../../domain/text/synonyms.js';
import { tokenise, type Token } from '../../domain/text/tokenise.js';
import type { Spelling } from '../product-index.js';
import type { KnownWords } from '../query-terms.js';
import { ALONE_FROM, MIN_CORRECTED, type AnalysisQuestion } from './build-analysis.js';
import { likeliestSuggestion } from './likeliest-suggestion.js';
import type { TextAnalysis } from './text-analysis.js';

/** Counts products that have a word as it stands. */
export type CountWord = (word: string) => Promise<number>;

/** Asks again, by `countWord`, only where the last word may be half typed or misspelt. */
export async function readAnalysis(
  text: string,
  { stems, prefixes }: AnalysisQuestion,
  { aggregations, suggest }: estypes.SearchResponse,
  synonyms: Synonyms,
  countWord: CountWord,
): Promise<TextAnalysis> {
  const found = aggregations as unknown as {
    readonly known: { readonly buckets: readonly { readonly doc_count: number }[] };
    readonly code: { readonly doc_count: number };
  };
  const counts = found.known.buckets.map(({ doc_count }) => doc_count);
  const knownStems = new Set(stems.filter((_, i) => counts[i]! > 0));
  const begun = new Map(prefixes.map((prefix, i) => [prefix, counts[stems.length + i]!]));
  const known: KnownWords = {
    knows: (word) => knownStems.has(stemPlural(word)),
    knowsPrefix: (prefix) => (begun.get(prefix) ?? 0) > 0,
  };
  const isCode = found.code.doc_count > 0;
  const tokens = tokenise(text);
  // What only a synonym knows must reach it.
  const isKnown = (word: string): boolean => known.knows(word) || synonyms.has(word);
  const options = (suggest?.spelling?.[0]?.options ?? []) as readonly estypes.SearchPhraseSuggestOption[];
  const proposed = isCode ? [] : propose(text, tokens, likeliestSuggestion(text, options), isKnown);
  const [word, correction] = [tokens.at(-1)?.text ?? '', proposed[tokens.length - 1]];
  const products = begun.get(word) ?? 0;
  if (correction !== undefined && products > 0) {
    const corrected = await countWord(correction);
    if (isHalfTyped({ word, begun: products, correction, corrected })) proposed.pop();
  }
  return { ...known, isCode, spelling: spell(text, tokens, proposed) };
}

/** What each word was meant to be, undefined where it stays: an engine's suggestion is only a proposal. */
function propose(
  text: string,
  tokens: readonly Token[],
  suggestion: string | undefined,
  isKnown: (word: string) => boolean,
): (string | undefined)[] {
  const suggested = tokenise(suggestion ?? text);
  if (suggested.length !== tokens.length) return [];
  const alone = !tokens.some((token) => isKnown(token.text));
  return tokens.map((token, i) => {
    const to = suggested[i]!.text;
    return to !== token.text && isCorrectable(token, isKnown, alone) ? to : undefined;
  });
}

/** The text with the words that were corrected replaced. */
function spell(text: string, tokens: readonly Token[], corrected: readonly (string | undefined)[]): Spelling {
  const corrections: Correction[] = [];
  let searched = '';
  let copied = 0;
  tokens.forEach((token, i) => {
    const to = corrected[i];
    if (to === undefined) return;
    corrections.push({ from: text.slice(token.start, token.end), to });
    searched += text.slice(copied, token.start) + to;
    copied = token.end;
  });
  return { searched: searched + text.slice(copied), corrections };
}

/** Numbers, codes and known words stay; so do short ones without a known word beside them to say which is meant. */
function isCorrectable({ text }: Token, isKnown: (word: string) => boolean, alone: boolean): boolean {
  if (text.length < MIN_CORRECTED || /\p{N}/u.test(text) || isKnown(text)) return false;
  return text.length >= ALONE_FROM || !alone;
}
