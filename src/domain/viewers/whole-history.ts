import type { HistorySpan } from './history-span.js';

/** Everything that was ever kept under an identity. */
export const wholeHistory = (identity: string): HistorySpan => ({ identity, from: null, until: null });
