import type { Candidate, CandidateFacts, Retrieved } from './candidate.js';
import type { DegradationCause } from './ranking-report.js';
import type { Run } from './run.js';

/**
 * The words of ranking, one contract each. A stage holds its idea only: the runner enables, times, counts,
 * cancels, checks lengths and reports. Q is the query, N what a pipeline finds out about it on the way.
 *
 * A stage that cannot do its work because something outside failed rejects with a VitrineError UNAVAILABLE or
 * OVERLOADED: it is then skipped and named in `degraded`, unless it is required. Any other error is our bug
 * and fails the request.
 */
interface Stage<Q> {
  /** Stable, kebab case: it is shown in answers, logs and metrics. */
  readonly name: string;
  /** Without it there is no answer. Default false. */
  readonly required?: boolean;
  /** Milliseconds that it may take, however much time there is: the answer is not to wait for what hangs. */
  readonly limitMs?: number;
  /** Whether the stage has work for this query; a cause instead of false is reported. Default true. */
  enabled?(query: Q): boolean | DegradationCause;
}

/** Adds what the query needs to know. The hydrators of one wave run in parallel and see the query as it came to them. */
export interface QueryHydrator<Q> extends Stage<Q> {
  hydrate(query: Q, run: Run): Promise<Partial<Q>>;
}

/** Finds candidates, best first. All sources run in parallel; none sees another's finds. */
export interface Source<Q, N = unknown> extends Stage<Q> {
  retrieve(query: Q, run: Run): Promise<Retrieval<N>>;
}

export interface Retrieval<N> {
  readonly candidates: readonly Retrieved[];
  /** What the source learned about the query as a whole, such as the number of all matches. */
  readonly notes?: Partial<N>;
}

/** Joins the sources' lists into one order of product ids, each once. */
export interface Merger<Q> extends Stage<Q> {
  merge(query: Q, lists: ReadonlyMap<string, readonly Retrieved[]>): readonly string[];
}

/** Adds facts to all candidates in one bulk read; same length, same order; never drops. */
export interface CandidateHydrator<Q> extends Stage<Q> {
  hydrate(query: Q, candidates: readonly Candidate[], run: Run): Promise<readonly CandidateFacts[]>;
}

/**
 * Says which candidates stay, by the query and the product's facts alone: it is asked again about an answer's later pages.
 * Never scores.
 */
export interface Filter<Q> extends Stage<Q> {
  keeps(query: Q, candidate: Candidate): boolean;
}

/** Adds its score to the candidates; same length, same order; never drops. */
export interface Scorer<Q, N = unknown> extends Stage<Q> {
  /** Works on what is here already, in no time: it runs even when the deadline has passed. Default false. */
  readonly pure?: boolean;
  score(query: Q, candidates: readonly Candidate[], run: Run): Promise<Scores<N>> | Scores<N>;
}

export interface Scores<N = unknown> {
  /** Higher is better; a non-finite score sinks to the bottom and is counted; null: did not look at it. */
  readonly values: readonly (number | null)[];
  readonly notes?: Partial<N>;
  /** Why it looked at fewer candidates than it would have. */
  readonly cut?: DegradationCause;
}

/** Picks and orders the final list. */
export interface Selector<Q> extends Stage<Q> {
  select(query: Q, candidates: readonly Candidate[]): readonly Candidate[];
}

/** Runs after the answer; never delays or fails it. */
export interface Effect<Q, R> extends Stage<Q> {
  run(query: Q, result: R): Promise<void>;
}
