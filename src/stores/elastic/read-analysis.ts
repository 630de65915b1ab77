import type { estypes } from '@elastic/elasticsearch';
import type { Correction } from '../../domain/query-interpretation.js';
import { stemPlural } from '../../domain/text/stem-plural.js';
import type { Synonyms } from '../../domain/text/synonyms.js';
import { tokenise, type Token } from '../../domain/text/tokenise.js';
import type { Spelling } from '../product-index.js';
import type { KnownWords } from '../query-terms.js';
import { MIN_CORRECTED, type AnalysisQuestion } from './build-analysis.js';
import { likeliestSuggestion } from './likeliest-suggestion.js';
import type { TextAnalysis } from './text-analysis.js';

export function readAnalysis(
  text: string,
  { stems, prefixes }: AnalysisQuestion,
  { aggregations, suggest }: estypes.SearchResponse,
  synonyms: Synonyms,
): TextAnalysis {
  const found = aggregations as unknown as {
    readonly known: { readonly buckets: readonly { readonly doc_count: number }[] };
    readonly code: { readonly doc_count: number };
  };
  const has = (_: string, i: number): boolean => found.known.buckets[i]!.doc_count > 0;
  const knownStems = new Set(stems.filter(has));
  const knownPrefixes = new Set(prefixes.filter((prefix, i) => has(prefix, stems.length + i)));
  const known: KnownWords = {
    knows: (word) => knownStems.has(stemPlural(word)),
    knowsPrefix: (prefix) => knownPrefixes.has(prefix),
  };
  const isCode = found.code.doc_count > 0;
  const options = (suggest?.spelling?.[0]?.options ?? []) as readonly estypes.SearchPhraseSuggestOption[];
  // What only a synonym knows must reach it.
  const meaning: KnownWords = { ...known, knows: (word) => known.knows(word) || synonyms.has(word) };
  const spelling = isCode
    ? { searched: text, corrections: [] }
    : readSpelling(text, likeliestSuggestion(text, options), meaning);
  return { ...known, isCode, spelling };
}

/** The text with those words replaced that may be: an engine's suggestion is only a proposal. */
function readSpelling(text: string, suggestion: string | undefined, known: KnownWords): Spelling {
  const tokens = tokenise(text);
  const proposed = tokenise(suggestion ?? text).map((token) => token.text);
  const corrections: Correction[] = [];
  if (proposed.length !== tokens.length) return { searched: text, corrections };
  let searched = '';
  let copied = 0;
  tokens.forEach((token, i) => {
    const to = proposed[i]!;
    if (to === token.text || !isCorrectable(token, i === tokens.length - 1, known)) return;
    corrections.push({ from: text.slice(token.start, token.end), to });
    searched += text.slice(copied, token.start) + to;
    copied = token.end;
  });
  return { searched: searched + text.slice(copied), corrections };
}

/** Numbers, codes, short words and known words stay; so does the last one where it may be half typed. */
function isCorrectable({ text }: Token, last: boolean, known: KnownWords): boolean {
  if (text.length < MIN_CORRECTED || /\p{N}/u.test(text) || known.knows(text)) return false;
  return !(last && known.knowsPrefix(text));
}
