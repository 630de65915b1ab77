import type { HistorySpan } from './history-span.js';

/** Whether what was kept under a name at a moment belongs to a history. */
export const isPartOf = (history: readonly HistorySpan[], identity: string | null, at: Date): boolean =>
  history.some(
    (span) =>
      span.identity === identity && (!span.from || at >= span.from) && (!span.until || at < span.until),
  );
