import type { RankedEntry } from '../../ranking/ranked-entry.js';
import type { ExplanationType } from './explanation.type.js';

/** Why an entry stands where it stands; a score that was not finite is shown as none. */
export const toExplanation = (entry: RankedEntry, reason: string): ExplanationType => ({
  reason,
  matchedTerms: entry.matchedTerms,
  stages: entry.stages.map(({ stage, score, rank }) => ({
    stage,
    score: score !== null && Number.isFinite(score) ? score : null,
    rank,
  })),
});
