import type { QueryFigures } from '../query-figures.js';
import type { ComparedQuery, RowComparison } from '../row-comparison.js';

/** A query's figures now, and what it had before. */
export interface GatedQuery extends ComparedQuery {
  readonly after: QueryFigures;
}

/** One question that the gate asked, and its answer. */
export interface GateCheck {
  /** 'demo-shop, lexical: now over released'. */
  readonly title: string;
  /** Absent where there was nothing to compare. */
  readonly comparison?: RowComparison<GatedQuery>;
  readonly verdict: string;
  readonly failed: boolean;
}
