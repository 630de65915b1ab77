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

/** A ranked product whose entry is made when it is asked for: a page shows a dozen of a thousand. */
export interface RankedLater {
  readonly productId: string;
  readonly entry: () => RankedEntry;
}

/** Freezes the outcome of a run; `scorer` names the score to show. */
export function toRankedEntries(selected: readonly Candidate[], scorer: string): RankedLater[] {
  let stages: Stages | undefined;
  return selected.map((candidate, place) => ({
    productId: candidate.productId,
    entry: () => toEntry(candidate, place, scorer, (stages ??= stagesOf(selected))),
  }));
}

/** What all entries of a run have in common. */
interface Stages {
  readonly sources: readonly string[];
  readonly matched: boolean;
  readonly scorers: readonly { readonly name: string; readonly ranks: Uint32Array }[];
}

const stagesOf = (selected: readonly Candidate[]): Stages => ({
  sources: namesOf(selected, (candidate) => candidate.retrievals),
  matched: selected.some(({ facts }) => facts.match),
  scorers: namesOf(selected, (candidate) => candidate.scores).map((name) => ({
    name,
    ranks: ranksBy(selected, name),
  })),
});

function toEntry(
  candidate: Candidate,
  place: number,
  scorer: string,
  { sources, matched, scorers }: Stages,
): RankedEntry {
  const { productId, retrievals, scores, facts } = candidate;
  const found = [...retrievals.values()];
  return {
    productId,
    score: scores.get(scorer) ?? 0,
    stages: [
      ...sources.map((stage) => {
        const retrieved = retrievals.get(stage);
        return { stage, score: retrieved?.score ?? null, rank: retrieved?.rank ?? null };
      }),
      ...(matched ? [{ stage: 'word-matches', score: facts.match?.score ?? null, rank: null }] : []),
      ...scorers.map(({ name, ranks }) => ({
        stage: name,
        score: scores.get(name) ?? null,
        rank: ranks[place] || null,
      })),
    ],
    matchedTerms: wordMatch(candidate)?.matchedTerms ?? [],
    exact: wordMatch(candidate)?.exact ?? false,
    because: Object.fromEntries(
      [...retrievals].flatMap(([source, { because }]) => (because ? [[source, because]] : [])),
    ),
    timesBought: found.find(({ timesBought }) => timesBought)?.timesBought ?? 0,
  };
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

/** In the order of their first appearance; nothing is made for a candidate, of which there are a thousand. */
function namesOf(
  candidates: readonly Candidate[],
  named: (candidate: Candidate) => { forEach(visit: (value: unknown, name: string) => void): void },
): string[] {
  const names = new Set<string>();
  const add = (_: unknown, name: string): void => void names.add(name);
  for (const candidate of candidates) named(candidate).forEach(add);
  return [...names];
}

/** Of each candidate in order: from 1, and 0 where the scorer did not look at it. */
function ranksBy(candidates: readonly Candidate[], scorer: string): Uint32Array {
  const scores = candidates.map((candidate) => candidate.scores.get(scorer));
  const seen: number[] = [];
  scores.forEach((score, place) => {
    if (score !== undefined) seen.push(place);
  });
  seen.sort((a, b) => scores[b]! - scores[a]!);
  const ranks = new Uint32Array(candidates.length);
  seen.forEach((place, i) => (ranks[place] = i + 1));
  return ranks;
}
