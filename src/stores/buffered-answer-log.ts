import type { AnswerLog, GivenAnswer } from './answer-log.js';
import { BufferedLog } from './buffered-log.js';

/** Some 5 kB each with a hundred products: 10 MB at most. */
const MAX_HELD = 2_000;

/** Answers written together, a moment later. */
export class BufferedAnswerLog extends BufferedLog<GivenAnswer> implements AnswerLog {
  constructor(log: AnswerLog, onError: (error: unknown) => void) {
    super(log, MAX_HELD, onError);
  }
}
