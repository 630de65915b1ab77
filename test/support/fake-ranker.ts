import type { Ranker } from '../../src/inference/ranker.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';

/** A ranker that says what a test decides of each candidate's features, and remembers whom it was asked for. */
export class FakeRanker implements Ranker {
  readonly model = {
    name: 'fake',
    version: '1',
    task: 'ranker',
    device: 'CPU',
    pairsPerSecond: null,
  } as const;
  readonly asked: { readonly viewer: string; readonly features: Float32Array }[] = [];

  constructor(
    private readonly say: (features: ReadonlyMap<string, number>) => number = () => 0,
    readonly byDefault = true,
    private readonly cannotRead: readonly string[] = [],
  ) {}

  unread(): readonly string[] {
    return this.cannotRead;
  }

  async score(viewer: string, { features, rows }: Parameters<Ranker['score']>[1]) {
    this.asked.push({ viewer, features });
    const { names } = FEATURE_SET;
    const values = Float32Array.from({ length: rows }, (_, row) =>
      this.say(new Map(names.map((name, i) => [name, features[row * names.length + i]!]))),
    );
    return { values, model: this.model };
  }
}
