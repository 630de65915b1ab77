import { VitrineError } from '../../domain/errors.js';
import type { PairScore } from '../../inference/cross-encoder.js';
import { blend } from '../blend.js';
import { MODEL_LIMIT_MS } from '../model-limit-ms.js';
import { ordersByRelevance } from '../orders-by-relevance.js';
import type { Candidate } from '../candidate.js';
import { searchedText } from '../searched-text.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Scorer } from '../stages.js';

/** Candidates the model reads at most: relevance gained beyond them rarely reaches a first page. */
export const RERANK_DEPTH = 50;
/** Milliseconds that reading may take where the caller sets no deadline: with them a search stays within its 100. */
const READING_MS = 50;
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
  limitMs: MODEL_LIMIT_MS,
  async score(query, candidates, run) {
    const pairScores = query.pairScores!;
    const text = searchedText(query);
    const wanted = bestOf(candidates, maxDepth);
    const allowed = query.deadlineMs === undefined ? READING_MS : Infinity;
    const milliseconds = Math.min(allowed, run.remainingMs() - RESERVE_MS);
    let room = pairScores.pairsWithin(text, milliseconds);
    const read = wanted.filter(({ facts }) => pairScores.has(text, facts.product!) || room-- > 0);
    const outcomes = await Promise.allSettled(
      read.map(({ facts }) => pairScores.load(text, facts.product!, run.signal)),
    );
    const failure = outcomes.find((outcome) => outcome.status === 'rejected')?.reason as Error | undefined;
    const scores = new Map<Candidate, PairScore>();
    outcomes.forEach((outcome, i) => {
      if (outcome.status === 'fulfilled') scores.set(read[i]!, outcome.value);
    });
    // The runner knows what it means where nothing was read, and a bug is one whatever else was.
    if (failure && (scores.size === 0 || !isOutage(failure))) throw failure;
    const { name, version, device } = [...scores.values()][0]?.model ?? pairScores.model.model;
    return {
      values: candidates.map((candidate) => scores.get(candidate)?.relevance ?? null),
      notes: scores.size > 0 ? { model: { name, version, device, reranked: scores.size } } : undefined,
      cut: failure ? failure.code : read.length < wanted.length ? 'DEADLINE' : undefined,
    };
  },
});

const isOutage = (error: Error): error is VitrineError & { code: 'UNAVAILABLE' | 'OVERLOADED' } =>
  error instanceof VitrineError && (error.code === 'UNAVAILABLE' || error.code === 'OVERLOADED');

function bestOf(candidates: readonly Candidate[], depth: number): Candidate[] {
  const sofar = blend(candidates);
  return candidates
    .map((candidate, i) => ({ candidate, score: sofar[i]! }))
    .sort((a, b) => b.score - a.score)
    .slice(0, depth)
    .map(({ candidate }) => candidate);
}
