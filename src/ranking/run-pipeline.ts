import type { Candidate, CandidateFacts, Retrieved } from './candidate.js';
import { DeadlineRun } from './deadline-run.js';
import type { Pipeline, PipelineQuery, Ranked } from './pipeline.js';
import { ScoreTable, type ScoreRow } from './score-table.js';
import { StageJournal } from './stage-journal.js';

/**
 * Walks a query down a pipeline. Does the housekeeping once, so that a stage holds only its idea:
 * enabling, parallelism, deadline, timing, counting, length checks, degradation, non-finite scores.
 *
 * Rejects with UNAVAILABLE or OVERLOADED when a required stage or every source failed from outside, with the
 * signal's reason when the caller left, and with a plain Error when a stage broke its contract (our bug).
 */
export async function runPipeline<Q extends PipelineQuery, N>(
  pipeline: Pipeline<Q, N>,
  received: Q,
  onEffectError: (stage: string, error: unknown) => void,
): Promise<Ranked<Q, N>> {
  const run = new DeadlineRun(received);
  const journal = new StageJournal<Q>(received, run);
  try {
    let query = received;
    for (const wave of pipeline.queryHydrators) {
      const seen = query;
      const additions = await Promise.all(
        wave.map((stage) => journal.attempt(stage, 0, (stageRun) => stage.hydrate(seen, stageRun))),
      );
      query = Object.assign({}, seen, ...additions);
      journal.query = query;
    }

    const { lists, notes } = await retrieve(pipeline, query, journal);
    query = { ...query, found: { ...notes } };
    journal.query = query;
    const merged = journal.measure(pipeline.merger.name, sizeOf(lists), () =>
      pipeline.merger.merge(query, lists),
    );
    let candidates = toCandidates(merged, lists);
    const found = candidates.length;

    for (const stage of pipeline.candidateHydrators) {
      const facts = await journal.attempt(stage, candidates.length, (stageRun) =>
        stage.hydrate(query, candidates, stageRun),
      );
      if (facts) {
        sameLength(stage.name, candidates.length, facts.length);
        candidates.forEach((candidate, i) => Object.assign(candidate.facts, facts[i]));
      }
    }

    const removed: { productId: string; filter: string }[] = [];
    for (const stage of pipeline.filters) {
      if (!journal.enabled(stage)) continue;
      candidates = journal.measure(stage.name, candidates.length, () =>
        candidates.filter((candidate) => {
          const keeps = stage.keeps(query, candidate);
          if (!keeps) removed.push({ productId: candidate.productId, filter: stage.name });
          return keeps;
        }),
      );
    }

    let nonFiniteScores = 0;
    for (const stage of pipeline.scorers) {
      const scores = await journal.attempt(stage, candidates.length, async (stageRun) =>
        stage.score(query, candidates, stageRun),
      );
      if (!scores) continue;
      sameLength(stage.name, candidates.length, scores.values.length);
      Object.assign(notes, scores.notes);
      if (scores.cut) journal.cut(stage.name, scores.cut);
      candidates.forEach((candidate, i) => {
        const score = scores.values[i]!;
        if (score === null) return;
        if (!Number.isFinite(score)) nonFiniteScores++;
        candidate.scores.set(stage.name, Number.isFinite(score) ? score : -Infinity);
      });
    }

    const selected = journal.measure(pipeline.selector.name, candidates.length, () =>
      pipeline.selector.select(query, candidates),
    );
    const report = { candidates: found, nonFiniteScores, ...journal.close() };
    const ranked: Ranked<Q, N> = { query, notes, selected, removed, report };
    runEffects(pipeline, ranked, journal, onEffectError);
    return ranked;
  } finally {
    run.end();
  }
}

type MutableCandidate = Candidate & { readonly facts: CandidateFacts; readonly scores: ScoreRow };

async function retrieve<Q extends PipelineQuery, N>(
  pipeline: Pipeline<Q, N>,
  query: Q,
  journal: StageJournal<Q>,
): Promise<{ lists: Map<string, Retrieved[]>; notes: Partial<N> }> {
  const retrievals = await Promise.all(
    pipeline.sources.map((stage) => journal.attempt(stage, 0, (stageRun) => stage.retrieve(query, stageRun))),
  );
  const lists = new Map<string, Retrieved[]>();
  const notes: Partial<N> = {};
  retrievals.forEach((retrieval, i) => {
    if (!retrieval) return;
    lists.set(
      pipeline.sources[i]!.name,
      retrieval.candidates.map((found, position) => ({ ...found, rank: position + 1 })),
    );
    Object.assign(notes, retrieval.notes);
  });
  // An answer cut by its deadline may be empty; an answer without any engine behind it is none.
  const outage = journal.outage(pipeline.sources);
  if (lists.size === 0 && outage) throw outage;
  return { lists, notes };
}

function toCandidates(
  merged: readonly string[],
  lists: ReadonlyMap<string, readonly Retrieved[]>,
): MutableCandidate[] {
  const retrievals = new Map<string, Map<string, Retrieved>>(
    merged.map((productId) => [productId, new Map()]),
  );
  if (retrievals.size !== merged.length)
    throw new Error('The merger returned a product twice. This is a bug.');
  for (const [source, list] of lists)
    for (const found of list) retrievals.get(found.productId)?.set(source, found);
  const scores = new ScoreTable(merged.length);
  return merged.map((productId, place) => ({
    productId,
    retrievals: retrievals.get(productId)!,
    facts: {},
    scores: scores.row(place),
  }));
}

function runEffects<Q extends PipelineQuery, N>(
  pipeline: Pipeline<Q, N>,
  ranked: Ranked<Q, N>,
  journal: StageJournal<Q>,
  onEffectError: (stage: string, error: unknown) => void,
): void {
  for (const stage of pipeline.effects) {
    if (!journal.enabled(stage)) continue;
    // Called at once, so that what the effect announces is known before the answer leaves; never awaited.
    void (async () => stage.run(ranked.query, ranked))().catch((error: unknown) =>
      onEffectError(stage.name, error),
    );
  }
}

function sameLength(stage: string, expected: number, actual: number): void {
  if (actual !== expected)
    throw new Error(`Stage ${stage} answered ${actual} values for ${expected} candidates. This is a bug.`);
}

const sizeOf = (lists: ReadonlyMap<string, readonly Retrieved[]>): number =>
  [...lists.values()].reduce((sum, list) => sum + list.length, 0);
