import type { PairScore } from '../../inference/cross-encoder.js';
import { blend } from '../blend.js';
import { ordersByRelevance } from '../orders-by-relevance.js';
import type { Candidate } from '../candidate.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** Candidates the model reads at most: relevance gained beyond them rarely reaches a first page. */
export const RERANK_DEPTH = 50;
/** Milliseconds that reading may take: with them a search stays within its 100. */
const READING_MS = 60;
/** Milliseconds that are left for what comes behind. */
const RESERVE_MS = 5;

/**
 * Relevance by the neural model, 0 to 1, for the best candidates so far: as many as it can read in the time there is.
 * Without a model the answer is ordered by what the other stages said.
 */
export const crossEncoder = (maxDepth: number): Scorer<SearchQuery, SearchNotes> => ({
  name: 'cross-encoder',
  enabled(query) {
    const { rerank, pairScores } = query;
    if (!ordersByRelevance(query)) return false;
    if (!pairScores) return rerank === 'ON' ? 'UNAVAILABLE' : false;
    return rerank === 'ON' || pairScores.model.byDefault;
  },
  async score({ text, pairScores }, candidates, run) {
    const wanted = Math.min(maxDepth, candidates.length);
    const milliseconds = Math.min(READING_MS, run.remainingMs() - RESERVE_MS);
    const depth = Math.min(wanted, pairScores!.model.pairsWithin(milliseconds));
    const read = bestOf(candidates, depth);
    const scores = new Map<Candidate, PairScore>();
    await Promise.all(
      read.map(async (candidate) => {
        const score = await pairScores!.load(text, candidate.facts.product!, run.signal);
        scores.set(candidate, score);
      }),
    );
    const model = scores.get(read[0]!)?.model;
    return {
      values: candidates.map((candidate) => scores.get(candidate)?.relevance ?? null),
      notes: model && { model: { name: model.name, device: model.device, reranked: read.length } },
      cut: depth < wanted ? 'DEADLINE' : undefined,
    };
  },
});

function bestOf(candidates: readonly Candidate[], depth: number): Candidate[] {
  const sofar = blend(candidates);
  return candidates
    .map((candidate, i) => ({ candidate, score: sofar[i]! }))
    .sort((a, b) => b.score - a.score)
    .slice(0, depth)
    .map(({ candidate }) => candidate);
}
