export interface Correction {
  readonly from: string;
  readonly to: string;
}

export const RELAXATION_KINDS = ['FEWER_WORDS', 'ANY_WORD', 'SEMANTIC', 'FILTER_DROPPED'] as const;
export type RelaxationKind = (typeof RELAXATION_KINDS)[number];

export interface Relaxation {
  readonly kind: RelaxationKind;
  /** A sentence for the shopper: what was loosened. */
  readonly detail: string;
}

/** What was understood, and everything that was changed about the query. */
export interface QueryInterpretation {
  /** As typed. */
  readonly query: string;
  /** As searched, after corrections. */
  readonly searched: string;
  readonly corrections: readonly Correction[];
  readonly relaxations: readonly Relaxation[];
}
