/** How an answer was made: what ran, how long, and what was skipped. */
export interface RankingReport {
  /** Candidates that all sources together found, each product once. */
  readonly candidates: number;
  readonly degraded: readonly Degradation[];
  readonly stages: readonly StageTiming[];
  readonly tookMs: number;
  /** Whether the answer's time was up before every stage had done its work. */
  readonly deadlinePassed: boolean;
  /** Scores that were NaN or infinite; more than 0 means a model or a stage is broken. */
  readonly nonFiniteScores: number;
}

export interface StageTiming {
  readonly stage: string;
  readonly tookMs: number;
  readonly candidatesIn: number;
  readonly candidatesOut: number;
}

/** A stage that was skipped or cut short. */
export interface Degradation {
  readonly stage: string;
  readonly cause: DegradationCause;
}

export const DEGRADATION_CAUSES = ['DEADLINE', 'OVERLOADED', 'UNAVAILABLE', 'DISABLED'] as const;
export type DegradationCause = (typeof DEGRADATION_CAUSES)[number];
