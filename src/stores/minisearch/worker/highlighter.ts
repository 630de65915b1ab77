import type { Product } from '../../../domain/product.js';
import { queryCodes } from '../../../domain/text/query-codes.js';
import { normaliseCode } from '../../../domain/text/normalise-code.js';
import { stemPlural } from '../../../domain/text/stem-plural.js';
import { tokenise } from '../../../domain/text/tokenise.js';
import type { Highlight, HighlightFragment } from '../../product-index.js';
import type { QueryTerms } from './query-terms.js';

/** Characters of a long text that are shown around its first match. */
const EXCERPT = 240;
/** Of them, before the match. */
const LEAD = 60;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The fields of a product in which a query matched, in pieces. */
export function highlight(product: Product, text: string, query: QueryTerms): Highlight[] {
  const { whole, parts } = queryCodes(text);
  const codes = new Set([whole, ...parts].filter((code) => /\p{N}/u.test(code)));
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', product.title],
    ['brand', product.brand],
    ['description', product.description],
    ['category', product.categoryPath.join(' › ')],
    ...product.attributes.map(({ name, value }) => [name, value] as const),
  ];
  return fields.flatMap(([field, value]) => {
    const spans = value === null ? [] : matchedSpans(value, query, codes);
    return spans.length === 0 ? [] : [{ field, fragments: toFragments(value!, spans) }];
  });
}

/** Marks every word that begins with one of the prefixes. */
export function markPrefixes(text: string, prefixes: readonly string[]): HighlightFragment[] {
  const spans = tokenise(text).flatMap(({ text: word, start, end }) => {
    const longest = prefixes
      .filter((prefix) => word.startsWith(prefix))
      .sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? [] : [{ start, end: Math.min(end, start + longest.length) }];
  });
  return toFragments(text, spans);
}

function matchedSpans(value: string, { typed, halfTyped }: QueryTerms, codes: ReadonlySet<string>): Span[] {
  const words = tokenise(value)
    .filter(({ text }) => {
      const stem = stemPlural(text);
      return typed.has(stem) || (halfTyped !== undefined && text.startsWith(halfTyped));
    })
    .map(({ start, end }) => ({ start, end }));
  const pieces = codes.size === 0 ? [] : [...value.matchAll(/\S+/g)];
  for (const { 0: piece, index } of pieces)
    if (codes.has(normaliseCode(piece))) words.push({ start: index, end: index + piece.length });
  return words.sort((a, b) => a.start - b.start || b.end - a.end);
}

function toFragments(value: string, spans: readonly Span[]): HighlightFragment[] {
  const { start: from, end: to } = excerpt(value, spans[0]?.start ?? 0);
  const fragments: HighlightFragment[] = from > 0 ? [{ text: '…', matched: false }] : [];
  const push = (start: number, end: number, matched: boolean): void => {
    if (end > start) fragments.push({ text: value.slice(start, end), matched });
  };
  let at = from;
  for (const span of spans) {
    const start = Math.max(span.start, at);
    const end = Math.min(span.end, to);
    if (start >= end) continue;
    push(at, start, false);
    push(start, end, true);
    at = end;
  }
  push(at, to, false);
  if (to < value.length) fragments.push({ text: '…', matched: false });
  return fragments;
}

/** A short text whole; of a long one the part around the first match, cut between words. */
function excerpt(value: string, firstMatch: number): Span {
  if (value.length <= EXCERPT) return { start: 0, end: value.length };
  const start = firstMatch <= LEAD ? 0 : value.lastIndexOf(' ', firstMatch - LEAD) + 1;
  if (start + EXCERPT >= value.length) return { start, end: value.length };
  const space = value.lastIndexOf(' ', start + EXCERPT);
  return { start, end: space > firstMatch ? space : start + EXCERPT };
}
