import type { ModelEntry, RankerEntry } from '../../inference/manifest/manifest.schema.js';
import { OnnxRanker } from '../../inference/onnx-ranker.js';
import type { Ranker } from '../../inference/ranker.js';
import type { VersionParts } from '../../inference/serving/model-version.js';
import { PastModels } from '../past-models.js';

/** The rankers of a training that walked forward, each in its time. */
export class PeriodRankers {
  private constructor(private readonly models: PastModels<RankerEntry>) {}

  static async open(folder: string, parts: Omit<VersionParts, 'folder'>): Promise<PeriodRankers> {
    const isRanker = (entry: ModelEntry): entry is RankerEntry => entry.task === 'ranker';
    return new PeriodRankers(await PastModels.open(folder, isRanker, parts));
  }

  /** The ranker of a moment; undefined before the first period. Moments only go forward. */
  async at(moment: Date): Promise<Ranker | undefined> {
    const version = await this.models.at(moment);
    return version && new OnnxRanker(() => ({ version, byDefault: true }));
  }

  close(): Promise<void> {
    return this.models.close();
  }
}
