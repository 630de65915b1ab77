import type { HighlightFragment } from '../product-index.js';

/** Characters of a long text that are shown around its first match. */
const EXCERPT = 240;
/** Of them, before the match. */
const LEAD = 60;

/** A part of a text, in UTF-16 units; the end is not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text in pieces, those within the spans marked; of a long text an excerpt around its first span. */
export function toFragments(value: string, spans: readonly Span[]): HighlightFragment[] {
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
