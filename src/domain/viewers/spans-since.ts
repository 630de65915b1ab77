import type { HistorySpan } from './history-span.js';

/** What of these spans lies at a moment or after it. */
export const spansSince = (spans: readonly HistorySpan[], moment: Date): HistorySpan[] =>
  spans
    .filter(({ until }) => !until || until > moment)
    .map((span) => (span.from && span.from > moment ? span : { ...span, from: moment }));
