import type { AnswerPlace } from '../domain/answer-place.js';
import type { HistorySpan } from '../domain/viewers/history-span.js';

/** Which products answers put where, and why: what followed on them is read from the events that name them. */
export interface AnswerLog {
  /** Keeps each answer once per `requestId`: one that is there already stays as it is. */
  append(answers: readonly GivenAnswer[]): Promise<void>;
  /** Deletes the answers that were given under these identities in these spans, and returns how many that were. */
  erase(history: readonly HistorySpan[]): Promise<number>;
}

/** The answers that are kept. */
export interface KeptAnswers {
  /** All of them, in batches, in any order. */
  scan(batchSize?: number): AsyncIterable<readonly GivenAnswer[]>;
}

export interface GivenAnswer {
  readonly requestId: string;
  readonly place: AnswerPlace;
  /** Null where whoever asked did not consent to more. */
  readonly identity: string | null;
  /** NAME@VERSION of the last model that moved the order; null where none did. */
  readonly model: string | null;
  /** Whether nothing suited what was asked for, and the answer is what came nearest. */
  readonly fallback: boolean;
  readonly at: Date;
  /** In the order of the answer, from position 0. */
  readonly productIds: readonly string[];
  /** What brought each of them, as many. */
  readonly sources: readonly string[];
}
