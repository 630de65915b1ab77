import type { HistorySpan } from '../../domain/history-span.js';
import type { AnswerLog, GivenAnswer } from '../answer-log.js';

/** Answers in memory, for tests and evaluations. */
export class MemoryAnswerLog implements AnswerLog {
  readonly #answers = new Map<string, GivenAnswer>();

  async append(answers: readonly GivenAnswer[]): Promise<void> {
    for (const answer of answers)
      if (!this.#answers.has(answer.requestId)) this.#answers.set(answer.requestId, answer);
  }

  async erase(history: readonly HistorySpan[]): Promise<number> {
    const gone = [...this.#answers.values()].filter(({ identity: owner, at }) =>
      history.some(
        ({ identity, from, until }) => owner === identity && (!from || at >= from) && (!until || at < until),
      ),
    );
    for (const { requestId } of gone) this.#answers.delete(requestId);
    return gone.length;
  }

  /** All that are kept, in the order of their arrival. */
  all(): readonly GivenAnswer[] {
    return [...this.#answers.values()];
  }
}
