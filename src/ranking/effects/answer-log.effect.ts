import type { AnswerLog, GivenAnswer } from '../../stores/answer-log.js';
import type { Candidate } from '../candidate.js';
import type { Ranked } from '../pipeline.js';
import type { Effect } from '../stages.js';
import type { ViewerQuery } from '../viewer-query.js';
import { consentedName } from './consented-name.js';

/** Products kept of an answer: as many as one page can have. What stands further down is hardly ever seen. */
const MAX_PRODUCTS = 100;

/** What an answer says of itself, in the words of its pipeline. */
export interface AnswerTraits<Q, N> {
  of(query: Q, notes: Partial<N>): Pick<GivenAnswer, 'place' | 'model' | 'fallback'>;
  /** What brought a product. */
  sourceOf(candidate: Candidate): string;
}

/** Remembers which products an answer put where. Pages after the first are the same answer. */
export const answerLog = <Q extends ViewerQuery & { readonly continues?: object }, N>(
  log: Pick<AnswerLog, 'append'>,
  traits: AnswerTraits<Q, N>,
): Effect<Q, Ranked<Q, N>> => ({
  name: 'answer-log',
  enabled: ({ continues }) => !continues,
  async run(query, { notes, selected }) {
    const shown = selected.slice(0, MAX_PRODUCTS);
    await log.append([
      {
        requestId: query.requestId,
        identity: await consentedName(query.viewer),
        ...traits.of(query, notes),
        at: query.now,
        productIds: shown.map(({ productId }) => productId),
        sources: shown.map((candidate) => traits.sourceOf(candidate)),
      },
    ]);
  },
});
