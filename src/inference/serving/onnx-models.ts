import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { FeatureSet } from '../feature-set.js';
import type { InferenceSettings } from '../inference-settings.js';
import { fileStamp } from '../manifest/file-stamp.js';
import { loadManifest } from '../manifest/load-manifest.js';
import { ManifestError } from '../manifest/manifest-error.js';
import { ManifestWatcher } from '../manifest/manifest-watcher.js';
import type { LoadedModel } from '../loaded-model.js';
import type { Models } from '../models.js';
import { OnnxCrossEncoder } from '../onnx-cross-encoder.js';
import type { NextMethod } from '../manifest/manifest.schema.js';
import { OnnxNextProducts } from '../onnx-next-products.js';
import { OnnxRanker } from '../onnx-ranker.js';
import { OnnxTextEncoder } from '../onnx-text-encoder.js';
import { LoadedVersions } from './loaded-versions.js';
import type { Serving } from './serving.js';
import { versionsOf } from './versions-of.js';

/**
 * Milliseconds that the start waits for models it may do without: searches are answered in the order of their words
 * until they are there.
 */
const START_WAIT_MS = 3000;

export interface OnnxModelsOptions {
  /** The manifest. */
  readonly file: string;
  /** What rankers must have been trained on. */
  readonly features: FeatureSet;
  readonly settings: Omit<InferenceSettings, 'manifest'>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds between two looks at the manifest. */
  readonly lookMs?: number;
}

/** The models of a manifest, which is followed: what it names anew is loaded beside what serves, then takes over. */
export class OnnxModels implements Models {
  readonly textEncoder?: OnnxTextEncoder;
  readonly crossEncoder?: OnnxCrossEncoder;
  readonly ranker?: OnnxRanker;
  readonly nextProducts: Readonly<Partial<Record<NextMethod, OnnxNextProducts>>>;
  readonly #listeners = new Set<() => void>();
  #watcher: ManifestWatcher | undefined;
  #closed = false;
  /** Why the manifest was refused the last time: told once, however often it is tried again. */
  #refusal: string | undefined;

  private constructor(
    private readonly options: OnnxModelsOptions,
    private readonly versions: LoadedVersions,
    private serving: Serving,
  ) {
    if (serving.textEncoder) this.textEncoder = new OnnxTextEncoder(() => this.serving.textEncoder!);
    if (serving.crossEncoder) this.crossEncoder = new OnnxCrossEncoder(() => this.serving.crossEncoder!);
    if (serving.ranker) this.ranker = new OnnxRanker(() => this.serving.ranker!);
    const next = (method: NextMethod) =>
      serving.nextProducts[method] && new OnnxNextProducts(() => this.serving.nextProducts[method]!);
    this.nextProducts = { sequence: next('sequence'), factors: next('factors') };
  }

  /** Rejects with ManifestError or ModelRefusal where the models cannot serve, and nothing of them runs. */
  static async open(options: OnnxModelsOptions): Promise<OnnxModels> {
    const stamp = await fileStamp(options.file);
    const manifest = await loadManifest(options.file, options.features);
    const versions = new LoadedVersions(options);
    try {
      const models = new OnnxModels(options, versions, await versions.start(manifest));
      await models.#firstReady();
      models.#watcher = new ManifestWatcher(options.file, stamp, () => models.#follow(), options.lookMs);
      return models;
    } catch (error) {
      await versions.close();
      throw error;
    }
  }

  loaded(): LoadedModel[] {
    return versionsOf(this.serving)
      .filter(({ proven }) => proven)
      .map(({ loaded }) => loaded);
  }

  onNewSpace(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    // First, since following may be waiting for a version to be ready.
    await this.versions.close();
    await this.#watcher?.stop();
    await this.versions.close();
  }

  /** Waits for every model where the device is meant, and otherwise as long as a start may wait. */
  async #firstReady(): Promise<void> {
    const { settings, logger } = this.options;
    const ready = Promise.all(versionsOf(this.serving).map((version) => version.ready));
    if (settings.device !== 'auto' && settings.device !== 'cpu') return void (await ready);
    const late = sleep(START_WAIT_MS, 'late', { ref: false });
    if ((await Promise.race([ready, late])) !== 'late') return;
    logger.warn('models are still being loaded: until then searches are lexical');
    ready.catch((error: unknown) => this.#closed || logger.error({ err: error }, 'a model cannot serve'));
  }

  /** Never rejects; resolves to the files that the manifest was refused for. */
  async #follow(): Promise<readonly string[]> {
    if (this.#closed) return [];
    const { file, features, logger } = this.options;
    try {
      const next = await this.versions.start(await loadManifest(file, features));
      if (!hasTasksOf(next, this.serving))
        throw new ManifestError(file, ['serving: adding or removing a task takes a restart']);
      // One that serves already is not waited for: it may be down, and what is new has nothing to do with that.
      const serving = versionsOf(this.serving);
      const added = versionsOf(next).filter((version) => !serving.includes(version));
      await Promise.all(added.map((version) => version.ready));
      this.#replace(next);
      this.#refusal = undefined;
      return [];
    } catch (error) {
      const { message } = error as Error;
      if (!this.#closed && message !== this.#refusal)
        logger.error({ err: error }, 'the changed manifest is refused: what served serves on');
      this.#refusal = message;
      return error instanceof ManifestError ? error.awaited : [];
    } finally {
      this.versions.retireAllBut(this.serving);
    }
  }

  /** In one step: a call sees all of the old or all of the new. */
  #replace(next: Serving): void {
    const before = this.serving;
    this.serving = next;
    this.options.logger.info(
      { models: versionsOf(next).map(({ key }) => key), before: versionsOf(before).map(({ key }) => key) },
      'the manifest changed: these models serve now',
    );
    if (next.textEncoder !== before.textEncoder) for (const listener of this.#listeners) listener();
  }
}

const hasTasksOf = (next: Serving, now: Serving): boolean =>
  Boolean(next.textEncoder) === Boolean(now.textEncoder) &&
  Boolean(next.crossEncoder) === Boolean(now.crossEncoder) &&
  Boolean(next.ranker) === Boolean(now.ranker) &&
  Boolean(next.nextProducts.sequence) === Boolean(now.nextProducts.sequence) &&
  Boolean(next.nextProducts.factors) === Boolean(now.nextProducts.factors);
