import { VitrineError } from '../domain/errors.js';
import { DeadlinePassed, type DeadlineRun } from './deadline-run.js';
import type { Run } from './run.js';
import type { Degradation, DegradationCause, RankingReport, StageTiming } from './ranking-report.js';

interface AnyStage<Q> {
  readonly name: string;
  readonly required?: boolean;
  readonly pure?: boolean;
  readonly limitMs?: number;
  enabled?(query: Q): boolean | DegradationCause;
}

/** Attempts stages for the runner, and writes down how each went. */
export class StageJournal<Q> {
  readonly #degraded: Degradation[] = [];
  readonly #timings: StageTiming[] = [];
  readonly #outages = new Map<string, VitrineError>();
  readonly #startedAt = performance.now();

  constructor(
    /** The query as far as it is hydrated; the runner moves it on. */
    public query: Q,
    private readonly run: DeadlineRun,
  ) {}

  enabled(stage: AnyStage<Q>): boolean {
    const answer = stage.enabled?.(this.query) ?? true;
    if (typeof answer === 'string') this.#degraded.push({ stage: stage.name, cause: answer });
    return answer === true;
  }

  /** The stage's value; undefined where it is not enabled or failed from outside without being required. */
  async attempt<T>(
    stage: AnyStage<Q>,
    candidatesIn: number,
    work: (run: Run) => Promise<T>,
  ): Promise<T | undefined> {
    if (!this.enabled(stage)) return undefined;
    const startedAt = performance.now();
    const run = stage.limitMs === undefined ? this.run : this.run.within(stage.limitMs);
    try {
      const value = await (stage.pure ? work(run) : run.withinTime(() => work(run)));
      this.#note(stage.name, startedAt, candidatesIn, countOf(value, candidatesIn));
      return value;
    } catch (error) {
      this.#note(stage.name, startedAt, candidatesIn, candidatesIn);
      this.#degraded.push({ stage: stage.name, cause: this.#causeOf(stage, error) });
      return undefined;
    } finally {
      if (run !== this.run) run.end();
    }
  }

  /** A stage did a part of its work. */
  cut(stage: string, cause: DegradationCause): void {
    this.#degraded.push({ stage, cause });
  }

  /** A stage that cannot fail from outside: pure work on what is already here. */
  measure<T extends readonly unknown[]>(stage: string, candidatesIn: number, work: () => T): T {
    const startedAt = performance.now();
    const value = work();
    this.#note(stage, startedAt, candidatesIn, value.length);
    return value;
  }

  /** Why none of these stages could answer, where that was an outage. */
  outage(stages: readonly AnyStage<Q>[]): VitrineError | undefined {
    return stages.map(({ name }) => this.#outages.get(name)).find((error) => error !== undefined);
  }

  close(): Omit<RankingReport, 'candidates' | 'nonFiniteScores'> {
    return {
      degraded: this.#degraded,
      stages: this.#timings,
      tookMs: performance.now() - this.#startedAt,
      deadlinePassed: this.run.signal.aborted,
    };
  }

  /** Rethrows what no answer survives: bugs, callers who left, outages of required stages. */
  #causeOf(stage: AnyStage<Q>, error: unknown): DegradationCause {
    if (error instanceof DeadlinePassed) return 'DEADLINE';
    if (error instanceof VitrineError && !stage.required) {
      if (error.code === 'UNAVAILABLE' || error.code === 'OVERLOADED') {
        this.#outages.set(stage.name, error);
        return error.code;
      }
    }
    throw error;
  }

  #note(stage: string, startedAt: number, candidatesIn: number, candidatesOut: number): void {
    this.#timings.push({ stage, tookMs: performance.now() - startedAt, candidatesIn, candidatesOut });
  }
}

function countOf(value: unknown, otherwise: number): number {
  if (typeof value === 'object' && value !== null && 'candidates' in value && Array.isArray(value.candidates))
    return value.candidates.length;
  return otherwise;
}
