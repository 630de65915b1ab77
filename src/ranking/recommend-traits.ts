import type { AnswerTraits } from './effects/answer-log.effect.js';
import { modelLabel } from './model-label.js';
import { leadingSource } from './leading-source.js';
import type { StageScore } from './ranked-entry.js';
import type { RecommendNotes, RecommendQuery } from './recommend-query.js';

/** What the log keeps of a recommendation. */
export const RECOMMEND_TRAITS: AnswerTraits<RecommendQuery, RecommendNotes> = {
  of: ({ placement }, { fallback = true, model }) => ({
    place: placement,
    model: modelLabel(model),
    fallback,
  }),
  sourceOf({ retrievals, scores }) {
    const stages: StageScore[] = [...retrievals].map(([stage, { score }]) => ({ stage, score, rank: null }));
    scores.forEach((score, stage) => stages.push({ stage, score, rank: null }));
    return leadingSource({ stages, because: {} }).source;
  },
};
