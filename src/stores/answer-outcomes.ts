import type { AnswerPlace } from '../domain/answer-place.js';

/**
 * What shoppers did with the products that answers showed them, by ATTRIBUTION_RULES.
 *
 * A product of an answer was shown once, clicked once, carted once and bought once at most, whatever comes again. A
 * click, and a cart or a purchase that names the answer, says that it was shown. A cart or a purchase is put down to
 * the last of those by the same viewer, on whichever of their devices, of the same product and within the window; to
 * none where there is none. What is done later than that window after the time that is asked about is left out, as
 * machines are.
 */
export interface AnswerOutcomes {
  of(question: OutcomeQuestion): Promise<Outcomes>;
}

/** Answers of these places, given from one moment until before another. */
export interface OutcomeQuestion {
  readonly since: Date;
  readonly until: Date;
  readonly places: readonly AnswerPlace[];
}

export interface Outcomes {
  /** Those that were given, shown or not. */
  readonly answers: number;
  /** In no particular order; none where nothing was shown. */
  readonly groups: readonly OutcomeGroup[];
  /** Of what was shown, machines left out: what the rates have to be taken with care for. */
  readonly doubts: {
    /** Known to be shown by what was done with it alone: of what was shown and left alone nobody told. */
    readonly unseen: number;
    /** Shown to somebody who did not want to be known: what they do next is another viewer's. */
    readonly unnamed: number;
  };
  readonly leftOut: {
    /** Viewers taken for machines, and what they were shown. */
    readonly machines: number;
    readonly shownToMachines: number;
    /** Events of the time that name an answer which is not kept, or a product that was not in it. */
    readonly unmatchedEvents: number;
  };
}

export type OutcomeTrait = 'all' | 'place' | 'source' | 'position' | 'model' | 'fallback';

/** What was shown that has a trait in common. The sums are those that intervals need where viewers come again. */
export interface OutcomeGroup {
  readonly trait: OutcomeTrait;
  readonly value: string;
  readonly viewers: number;
  /** Products of answers. */
  readonly shown: number;
  /** Sum over viewers of the square of what each was shown. */
  readonly shownSquared: number;
  readonly clicked: OutcomeTally;
  readonly carted: OutcomeTally;
  readonly bought: OutcomeTally;
}

export interface OutcomeTally {
  readonly count: number;
  /** Sum over viewers of the square of each one's count. */
  readonly squared: number;
  /** Sum over viewers of each one's count times what they were shown. */
  readonly timesShown: number;
}
