import type { Interval } from '../paired-bootstrap.js';
import type { FigureName } from './figure-titles.js';
import type { QueryFigures } from './query-figures.js';

/** One way of answering the queries of a set, and what came of each query. */
export interface SearchRow {
  readonly name: string;
  /** The row that it is measured against; absent for a plain one. */
  readonly against?: string;
  /** Whether the shop answers in this way where nobody asks for another. */
  readonly byDefault?: boolean;
  readonly queries: readonly QueryFigures[];
}

/** What was measured: on which data, in which index. The file of --save and --json. */
export interface SearchReport {
  readonly data: string;
  readonly index: string;
  readonly rows: readonly SearchRow[];
  /** What the rows say together, a sentence each. */
  readonly remarks: readonly string[];
}

/** By how much one figure of a row moved against the same queries of an earlier report. */
export interface Change {
  readonly row: string;
  readonly figure: FigureName;
  readonly before: number;
  readonly after: number;
  readonly change: Interval;
}
