import type { Candidate } from './candidate.js';
import type { RankingReport } from './ranking-report.js';
import type {
  CandidateHydrator,
  Effect,
  Filter,
  Merger,
  QueryHydrator,
  Scorer,
  Selector,
  Source,
} from './stages.js';

/**
 * A pipeline is a list that one can read aloud: which stages run, in which order. No `if`, no I/O.
 * Q: the query. N: what is found out about it on the way.
 */
export interface Pipeline<Q extends PipelineQuery, N> {
  readonly name: string;
  /** Waves: hydrators of one run in parallel and see what the waves before them added. */
  readonly queryHydrators: readonly (readonly QueryHydrator<Q>[])[];
  readonly sources: readonly Source<Q, N>[];
  readonly merger: Merger<Q>;
  readonly candidateHydrators: readonly CandidateHydrator<Q>[];
  readonly filters: readonly Filter<Q>[];
  /** Those of the query hydrators that the filters read: what an answer's later pages are filtered by anew. */
  readonly filterHydrators: readonly QueryHydrator<Q>[];
  readonly scorers: readonly Scorer<Q, N>[];
  readonly selector: Selector<Q>;
  readonly effects: readonly Effect<Q, Ranked<Q, N>>[];
}

/** What the runner needs to know of any query. */
export interface PipelineQuery {
  readonly requestId: string;
  /** Aborts when the caller has left. */
  readonly signal: AbortSignal;
  readonly now: Date;
  /** Milliseconds left for this answer at the start of the run; absent: no limit. */
  readonly deadlineMs?: number;
  /** By the runner: what the sources found out, for the stages behind them. */
  readonly found?: object;
}

/** The result of a run; it can explain itself. */
export interface Ranked<Q, N> {
  /** The query with what its hydrators added. */
  readonly query: Q;
  readonly notes: Partial<N>;
  /** Best first. */
  readonly selected: readonly Candidate[];
  readonly removed: readonly { readonly productId: string; readonly filter: string }[];
  readonly report: RankingReport;
}
