import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { loadManifest } from '../inference/manifest/load-manifest.js';
import type { ModelEntry } from '../inference/manifest/manifest.schema.js';
import { ModelVersion, type VersionParts } from '../inference/serving/model-version.js';
import { FEATURE_SET } from '../ranking/features/feature-set.js';

const pastModels = z
  .array(z.strictObject({ version: z.string(), from: z.iso.datetime({ offset: true }) }))
  .min(1, 'names no model of the past: train with --walk-forward');

/**
 * The models of a training that walked forward: each serves from the moment on before which all it was taught lies,
 * until the next one does. They run as in the gateway.
 */
export class PastModels<E extends ModelEntry> {
  #serving: { readonly entry: E; readonly version: ModelVersion<E> } | undefined;

  private constructor(
    private readonly periods: readonly { readonly from: Date; readonly entry: E }[],
    private readonly parts: VersionParts,
  ) {}

  /**
   * Reads the folder that training wrote. Rejects with ManifestError where its models cannot serve here, and with an
   * Error where it has none of the wanted kind.
   */
  static async open<E extends ModelEntry>(
    folder: string,
    isWanted: (entry: ModelEntry) => entry is E,
    parts: Omit<VersionParts, 'folder'>,
  ): Promise<PastModels<E>> {
    const { models } = await loadManifest(path.join(folder, 'manifest.json'), FEATURE_SET);
    const listed = pastModels.parse(JSON.parse(await readFile(path.join(folder, 'past.json'), 'utf8')));
    const found = listed.map(({ version, from }) => {
      const entry = models.filter(isWanted).find((model) => model.version === version);
      if (!entry)
        throw new Error(`past.json names version ${version}, and the manifest has none of that kind.`);
      return { from: new Date(from), entry };
    });
    return new PastModels(found, { ...parts, folder });
  }

  /** The model of a moment; undefined before the first period. Moments only go forward. */
  async at(moment: Date): Promise<ModelVersion<E> | undefined> {
    const entry = this.periods.findLast(({ from }) => from <= moment)?.entry;
    if (!entry) return undefined;
    if (this.#serving?.entry !== entry) {
      await this.close();
      this.#serving = { entry, version: await ModelVersion.start(entry, this.parts) };
      await this.#serving.version.ready;
    }
    return this.#serving!.version;
  }

  async close(): Promise<void> {
    await this.#serving?.version.close();
    this.#serving = undefined;
  }
}
