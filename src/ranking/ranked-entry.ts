import type { Candidate } from './candidate.js';
import { wordMatch } from './word-match.js';
import type { ResultEntry } from '../stores/result-lists.js';

/** A ranked product with everything its explanation needs: plain JSON, small enough to keep. */
export interface RankedEntry {
  readonly productId: string;
  readonly score: number;
  /** Every stage that gave a score, in running order; null where it did not look at this product. */
  readonly stages: readonly StageScore[];
  readonly matchedTerms: readonly string[];
  /** The query, or a part of it, is the product's identifier. */
  readonly exact: boolean;
  /** Per source that found it through other products: those products. */
  readonly because: Readonly<Record<string, readonly string[]>>;
  /** How many times the viewer bought it; 0 where no source looked. */
  readonly timesBought: number;
}

export interface StageScore {
  readonly stage: string;
  readonly score: number | null;
  /** From 1; null like the score. */
  readonly rank: number | null;
}

/** What a list keeps beside the product's id and score. */
export type KeptExplanation = Omit<RankedEntry, 'productId' | 'score'>;

/** Freezes the outcome of a run; `scorer` names the score to show. */
export function toRankedEntries(selected: readonly Candidate[], scorer: string): RankedEntry[] {
  const sources = namesOf(selected, (candidate) => candidate.retrievals);
  const scorers = namesOf(selected, (candidate) => candidate.scores);
  const matched = selected.some(({ facts }) => facts.match);
  const ranks = new Map(scorers.map((name) => [name, ranksBy(selected, name)]));
  return selected.map((candidate) => {
    const found = [...candidate.retrievals.values()];
    return {
      productId: candidate.productId,
      score: candidate.scores.get(scorer) ?? 0,
      stages: [
        ...sources.map((stage) => {
          const retrieved = candidate.retrievals.get(stage);
          return { stage, score: retrieved?.score ?? null, rank: retrieved?.rank ?? null };
        }),
        ...(matched
          ? [{ stage: 'word-matches', score: candidate.facts.match?.score ?? null, rank: null }]
          : []),
        ...scorers.map((stage) => ({
          stage,
          score: candidate.scores.get(stage) ?? null,
          rank: ranks.get(stage)!.get(candidate) ?? null,
        })),
      ],
      matchedTerms: wordMatch(candidate)?.matchedTerms ?? [],
      exact: wordMatch(candidate)?.exact ?? false,
      because: Object.fromEntries(
        [...candidate.retrievals].flatMap(([source, { because }]) => (because ? [[source, because]] : [])),
      ),
      timesBought: found.find(({ timesBought }) => timesBought)?.timesBought ?? 0,
    };
  });
}

export const toResultEntry = ({ productId, score, ...why }: RankedEntry): ResultEntry => ({
  productId,
  score,
  why,
});

/** Kept entries are our own writing: a shape from another version is told by the list's version, not here. */
export const fromResultEntry = ({ productId, score, why }: ResultEntry): RankedEntry => ({
  productId,
  score,
  ...(why as KeptExplanation),
});

function namesOf(
  candidates: readonly Candidate[],
  scores: (candidate: Candidate) => ReadonlyMap<string, unknown>,
): string[] {
  return [...new Set(candidates.flatMap((candidate) => [...scores(candidate).keys()]))];
}

function ranksBy(candidates: readonly Candidate[], scorer: string): Map<Candidate, number> {
  const seen = candidates.filter((candidate) => candidate.scores.has(scorer));
  seen.sort((a, b) => b.scores.get(scorer)! - a.scores.get(scorer)!);
  return new Map(seen.map((candidate, i) => [candidate, i + 1]));
}
