import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { loadManifest } from '../../inference/manifest/load-manifest.js';
import type { RankerEntry } from '../../inference/manifest/manifest.schema.js';
import { OnnxRanker } from '../../inference/onnx-ranker.js';
import type { Ranker } from '../../inference/ranker.js';
import { ModelVersion, type VersionParts } from '../../inference/serving/model-version.js';
import { FEATURE_SET } from '../../ranking/features/feature-set.js';

const pastModels = z
  .array(z.strictObject({ version: z.string(), from: z.iso.datetime({ offset: true }) }))
  .min(1);

/**
 * The rankers of a training that walked forward: each serves from the moment on before which all it was taught lies,
 * until the next one does. They run as in the gateway.
 */
export class PeriodRankers {
  #serving: { readonly entry: RankerEntry; readonly version: ModelVersion<RankerEntry> } | undefined;

  private constructor(
    private readonly periods: readonly { readonly from: Date; readonly entry: RankerEntry }[],
    private readonly parts: VersionParts,
  ) {}

  /** Reads the folder that training wrote. Rejects with ManifestError where its models cannot serve here. */
  static async open(folder: string, parts: Omit<VersionParts, 'folder'>): Promise<PeriodRankers> {
    const { models } = await loadManifest(path.join(folder, 'manifest.json'), FEATURE_SET);
    const listed = pastModels.parse(JSON.parse(await readFile(path.join(folder, 'past.json'), 'utf8')));
    const found = listed.map(({ version, from }) => {
      const entry = models.find((model) => model.task === 'ranker' && model.version === version);
      if (!entry) throw new Error(`past.json names version ${version}, and the manifest has none.`);
      return { from: new Date(from), entry: entry as RankerEntry };
    });
    return new PeriodRankers(found, { ...parts, folder });
  }

  /** The ranker of a moment; undefined before the first period. Moments only go forward. */
  async at(moment: Date): Promise<Ranker | undefined> {
    const entry = this.periods.findLast(({ from }) => from <= moment)?.entry;
    if (!entry) return undefined;
    if (this.#serving?.entry !== entry) {
      await this.close();
      this.#serving = { entry, version: await ModelVersion.start(entry, this.parts) };
      await this.#serving.version.ready;
    }
    const { version } = this.#serving!;
    return new OnnxRanker(() => ({ version, byDefault: true }));
  }

  async close(): Promise<void> {
    await this.#serving?.version.close();
    this.#serving = undefined;
  }
}
