import type { ComparedTable } from './compared-table.js';

/** What was measured, on which data. The file of --json. */
export interface RecommendReport {
  readonly data: string;
  /** What a reader of the figures must know, a sentence each. */
  readonly remarks: readonly string[];
  readonly tables: readonly ComparedTable[];
}
