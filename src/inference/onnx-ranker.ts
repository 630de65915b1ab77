import type { RankerEntry } from './manifest/manifest.schema.js';
import type { ModelInfo } from './model-info.js';
import type { CandidateScores, Ranker } from './ranker.js';
import type { FeatureRows } from './rows/feature-rows.js';
import type { OptionalServing } from './serving/serving.js';
import { versionFor } from './serving/version-for.js';

/** The ranker of the manifest. Nothing is remembered: what it reads changes with every event of the viewer. */
export class OnnxRanker implements Ranker {
  /** Asked for every call: it changes with the manifest. */
  constructor(private readonly serving: () => OptionalServing<RankerEntry>) {}

  get model(): ModelInfo {
    return this.serving().version.info;
  }

  get byDefault(): boolean {
    return this.serving().byDefault;
  }

  unread(viewer: string): readonly string[] {
    return versionFor(viewer, this.serving()).entry.unread;
  }

  async score(viewer: string, candidates: FeatureRows, isWanted?: () => boolean): Promise<CandidateScores> {
    return versionFor(viewer, this.serving()).use(async (version) => {
      const call = { priority: 'asked', rows: 1, row: () => candidates, isWanted } as const;
      const [outcome] = await version.read(call);
      if (outcome instanceof Error) throw outcome;
      return { values: outcome!, model: version.info };
    });
  }
}
