import { AFFINITY_WEIGHTS } from '../affinity-weights.js';
import type { Candidate } from '../candidate.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import type { RecommendSource } from '../recommend-sources.js';
import type { Scorer } from '../stages.js';

/** What every product has, so that popularity alone orders what nothing else speaks for. */
const EVERYBODY = 0.005;

/** How well a product suits this viewer and page, whatever others do with it. */
export const affinity = (): Scorer<RecommendQuery, RecommendNotes> => ({
  name: 'affinity',
  score({ window }, candidates) {
    const values = candidates.map((candidate) => EVERYBODY + affinityOf(candidate));
    return { values, notes: { fallback: values.every((value) => value === EVERYBODY), window } };
  },
});

function affinityOf({ retrievals }: Candidate): number {
  let sum = 0;
  for (const [source, { score }] of retrievals)
    sum += (AFFINITY_WEIGHTS[source as RecommendSource] ?? 0) * score;
  return sum;
}
