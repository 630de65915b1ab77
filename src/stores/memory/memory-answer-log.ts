import type { HistorySpan } from '../../domain/viewers/history-span.js';
import type { AnswerLog, GivenAnswer, KeptAnswers } from '../answer-log.js';

/** Answers in memory, for tests and evaluations. */
export class MemoryAnswerLog implements AnswerLog, KeptAnswers {
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

  async *scan(batchSize = 1000): AsyncIterable<readonly GivenAnswer[]> {
    const all = this.all();
    for (let i = 0; i < all.length; i += batchSize) yield all.slice(i, i + batchSize);
  }

  /** All that are kept, in the order of their arrival. */
  all(): readonly GivenAnswer[] {
    return [...this.#answers.values()];
  }
}
