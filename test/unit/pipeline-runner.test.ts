import { describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import type { Pipeline, PipelineQuery } from '../../src/ranking/pipeline.js';
import { runPipeline } from '../../src/ranking/run-pipeline.js';
import { topScores } from '../../src/ranking/selectors/top-scores.selector.js';
import type { Scorer, Source } from '../../src/ranking/stages.js';

interface Query extends PipelineQuery {
  readonly word?: string;
}
type Notes = { readonly total: number };

const query = (extra: Partial<Query> = {}): Query => ({
  requestId: 'r1',
  signal: new AbortController().signal,
  now: new Date('2026-01-01T00:00:00Z'),
  ...extra,
});

const source = (
  name: string,
  ids: readonly string[],
  extra: Partial<Source<Query, Notes>> = {},
): Source<Query, Notes> => ({
  name,
  retrieve: async () => ({ candidates: ids.map((productId, i) => ({ productId, score: ids.length - i })) }),
  ...extra,
});

const scorer = (
  values: readonly (number | null)[],
  extra: Partial<Scorer<Query, Notes>> = {},
): Scorer<Query, Notes> => ({
  name: 'taste',
  score: () => ({ values }),
  ...extra,
});

const pipeline = (parts: Partial<Pipeline<Query, Notes>> = {}): Pipeline<Query, Notes> => ({
  name: 'test',
  queryHydrators: [],
  sources: [source('words', ['a', 'b', 'c'])],
  merger: {
    name: 'concat',
    merge: (_query, lists) => [...new Set([...lists.values()].flat().map(({ productId }) => productId))],
  },
  candidateHydrators: [],
  filters: [],
  filterHydrators: [],
  scorers: [],
  selector: topScores('taste'),
  effects: [],
  ...parts,
});

const noEffectError = (stage: string, error: unknown): void => {
  throw new Error(`effect ${stage} failed: ${String(error)}`);
};
const run = (parts: Partial<Pipeline<Query, Notes>>, extra: Partial<Query> = {}) =>
  runPipeline(pipeline(parts), query(extra), noEffectError);
const ids = (ranked: { selected: readonly { productId: string }[] }): string[] =>
  ranked.selected.map(({ productId }) => productId);
const never = (): Promise<never> => new Promise(() => {});
const outage = async (): Promise<never> => {
  throw new VitrineError('UNAVAILABLE', 'The engine is down.');
};

describe('pipeline runner', () => {
  it('joins sources and keeps every rank', async () => {
    const ranked = await run({ sources: [source('words', ['a', 'b']), source('vectors', ['b', 'z'])] });
    expect(ids(ranked)).toEqual(['a', 'b', 'z']);
    const b = ranked.selected[1]!;
    expect([...b.retrievals].map(([name, { rank }]) => [name, rank])).toEqual([
      ['words', 2],
      ['vectors', 1],
    ]);
    expect(ranked.report.candidates).toBe(3);
  });

  it('runs sources at the same time', async () => {
    let release!: () => void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const waits = source('first', [], { retrieve: async () => (await gate, { candidates: [] }) });
    const opens = source('second', [], { retrieve: async () => (release(), { candidates: [] }) });
    await expect(run({ sources: [waits, opens] })).resolves.toBeDefined();
  });

  it('gives hydrated queries to sources', async () => {
    const seen: (string | undefined)[] = [];
    await run({
      queryHydrators: [[{ name: 'reader', hydrate: async () => ({ word: 'red' }) }]],
      sources: [source('words', [], { retrieve: async ({ word }) => (seen.push(word), { candidates: [] }) })],
    });
    expect(seen).toEqual(['red']);
  });

  it('gives a wave of hydrators what the waves before it added, and nothing of its own', async () => {
    const seen: (string | undefined)[] = [];
    const reader = (name: string) => ({
      name,
      hydrate: async ({ word = '' }: Query) => (seen.push(word), { word: `${word}${name}` }),
    });
    await run({ queryHydrators: [[reader('a')], [reader('b'), reader('c')], [reader('d')]] });
    expect(seen).toEqual(['', 'a', 'a', 'ac']);
  });

  it('skips and names a source that is down', async () => {
    const ranked = await run({
      sources: [source('words', ['a']), source('vectors', [], { retrieve: outage })],
    });
    expect(ids(ranked)).toEqual(['a']);
    expect(ranked.report.degraded).toEqual([{ stage: 'vectors', cause: 'UNAVAILABLE' }]);
  });

  it('fails when every source is down', async () => {
    await expect(run({ sources: [source('words', [], { retrieve: outage })] })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('fails when a required stage is down', async () => {
    const facts = { name: 'facts', required: true, hydrate: outage };
    await expect(run({ candidateHydrators: [facts] })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('waits for a stage no longer than the stage may take, and tells it so', async () => {
    let left: AbortSignal | undefined;
    const hung = scorer([], {
      limitMs: 20,
      score: (_query, _candidates, { signal }) => {
        left = signal;
        return new Promise(() => undefined);
      },
    });
    const ranked = await run({ scorers: [hung] });
    expect(ids(ranked)).toEqual(['a', 'b', 'c']);
    expect(ranked.report).toMatchObject({
      degraded: [{ stage: 'taste', cause: 'DEADLINE' }],
      deadlinePassed: false,
    });
    expect(left!.aborted).toBe(true);
  });

  it('answers at the deadline with what is ready', async () => {
    let aborted = false;
    const slow = source('slow', [], {
      retrieve: (_query, { signal }) => {
        signal.addEventListener('abort', () => (aborted = true));
        return never();
      },
    });
    const ranked = await run({ sources: [source('words', ['a']), slow] }, { deadlineMs: 20 });
    expect(ids(ranked)).toEqual(['a']);
    expect(ranked.report.degraded).toEqual([{ stage: 'slow', cause: 'DEADLINE' }]);
    expect(aborted).toBe(true);
  });

  it('answers empty when all sources were cut', async () => {
    const ranked = await run({ sources: [source('slow', [], { retrieve: never })] }, { deadlineMs: 10 });
    expect(ranked.selected).toEqual([]);
    expect(ranked.report.degraded).toEqual([{ stage: 'slow', cause: 'DEADLINE' }]);
  });

  it('stops when the caller leaves', async () => {
    const caller = new AbortController();
    const answer = run({ sources: [source('slow', [], { retrieve: never })] }, { signal: caller.signal });
    caller.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
  });

  it('lets our own bugs through loudly', async () => {
    const bug = source('words', [], {
      retrieve: async () => {
        throw new TypeError('undefined is not a function');
      },
    });
    await expect(run({ sources: [bug, source('more', ['a'])] })).rejects.toThrow(TypeError);
  });

  it('refuses a scorer that drops candidates', async () => {
    await expect(run({ scorers: [scorer([1])] })).rejects.toThrow(/taste answered 1 values for 3 candidates/);
  });

  it('refuses a merger that repeats a product', async () => {
    const twice = { name: 'twice', merge: () => ['a', 'a'] };
    await expect(run({ merger: twice })).rejects.toThrow(/a product twice/);
  });

  it('sinks and counts non-finite scores', async () => {
    const ranked = await run({ scorers: [scorer([NaN, 1, Infinity])] });
    expect(ids(ranked)).toEqual(['b', 'a', 'c']);
    expect(ranked.report.nonFiniteScores).toBe(2);
  });

  it('leaves unread candidates without a score', async () => {
    const ranked = await run({ scorers: [scorer([null, 5, null])] });
    expect(ids(ranked)).toEqual(['b', 'a', 'c']);
    expect(ranked.report.nonFiniteScores).toBe(0);
  });

  it('remembers what a filter removed', async () => {
    const ranked = await run({
      filters: [{ name: 'no-b', keeps: (_query, { productId }) => productId !== 'b' }],
    });
    expect(ids(ranked)).toEqual(['a', 'c']);
    expect(ranked.removed).toEqual([{ productId: 'b', filter: 'no-b' }]);
  });

  it('reports a stage that is off with a cause', async () => {
    const ranked = await run({ scorers: [scorer([], { enabled: () => 'DISABLED' })] });
    expect(ranked.report.degraded).toEqual([{ stage: 'taste', cause: 'DISABLED' }]);
  });

  it('never waits for effects nor fails by them', async () => {
    const errors: string[] = [];
    const ranked = await runPipeline(
      pipeline({
        effects: [
          { name: 'slow', run: never },
          { name: 'broken', run: outage },
        ],
      }),
      query(),
      (stage) => errors.push(stage),
    );
    expect(ids(ranked)).toEqual(['a', 'b', 'c']);
    await new Promise(setImmediate);
    expect(errors).toEqual(['broken']);
  });

  it('times and counts every stage', async () => {
    const ranked = await run({ scorers: [scorer([1, 2, 3])] });
    expect(
      ranked.report.stages.map(({ stage, candidatesIn, candidatesOut }) => [
        stage,
        candidatesIn,
        candidatesOut,
      ]),
    ).toEqual([
      ['words', 0, 3],
      ['concat', 3, 3],
      ['taste', 3, 3],
      ['top-scores', 3, 3],
    ]);
  });
});
