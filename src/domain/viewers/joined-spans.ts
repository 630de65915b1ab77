import type { HistorySpan } from './history-span.js';

/** Spans in the order of identity and time, those of one identity that meet made one, the empty ones left out. */
export function joinedSpans(spans: readonly HistorySpan[]): HistorySpan[] {
  const joined: HistorySpan[] = [];
  for (const span of spans) {
    if (span.from && span.until && span.from >= span.until) continue;
    const last = joined.at(-1);
    const meets = last?.identity === span.identity && last.until?.getTime() === span.from?.getTime();
    if (meets) joined[joined.length - 1] = { ...last, until: span.until };
    else joined.push(span);
  }
  return joined;
}
