import { isDeepStrictEqual } from 'node:util';
import { ManifestError } from '../manifest/manifest-error.js';
import type { Manifest, Optional, WithCanary } from '../manifest/manifest.js';
import type { ModelEntry } from '../manifest/manifest.schema.js';
import { versionKey } from '../manifest/version-key.js';
import { ModelVersion, type VersionParts } from './model-version.js';
import type { Serving } from './serving.js';
import { versionsOf } from './versions-of.js';

/** Every version of a model that has processes: those that serve, those to come and those to go. */
export class LoadedVersions {
  readonly #current = new Map<string, ModelVersion>();
  readonly #retiring = new Set<Promise<void>>();

  constructor(private readonly parts: Omit<VersionParts, 'folder'>) {}

  /**
   * The versions that a manifest says serve; those not loaded yet are started, and not waited for. Rejects with
   * ManifestError where a version is another than the one of that name that is loaded, and with ModelRefusal.
   */
  async start(manifest: Manifest): Promise<Serving> {
    const { textEncoder, crossEncoder, ranker } = manifest;
    const { sequence, factors } = manifest.nextProducts;
    const version = <E extends ModelEntry>(entry: E) => this.#versionOf(entry, manifest);
    const withCanary = async <E extends ModelEntry>({ entry, canary }: WithCanary<E>) => ({
      version: await version(entry),
      canary: canary && { version: await version(canary.entry), share: canary.share },
    });
    const optional = async <E extends ModelEntry>(served: Optional<E>) => ({
      ...(await withCanary<E>(served)),
      byDefault: served.byDefault,
    });
    return {
      textEncoder: textEncoder && (await version(textEncoder.entry)),
      crossEncoder: crossEncoder && (await optional(crossEncoder)),
      ranker: ranker && (await optional(ranker)),
      nextProducts: {
        sequence: sequence && (await withCanary(sequence)),
        factors: factors && (await withCanary(factors)),
      },
    };
  }

  /** Closes all others when nobody uses them any more. */
  retireAllBut(serving: Serving): void {
    const kept = versionsOf(serving);
    for (const [key, version] of this.#current) {
      if (kept.includes(version)) continue;
      this.#current.delete(key);
      this.#retire(version.retire());
    }
  }

  /** Resolves when no process is left. */
  async close(): Promise<void> {
    for (const version of this.#current.values()) this.#retire(version.close());
    this.#current.clear();
    await Promise.all(this.#retiring);
  }

  #retire(closing: Promise<void>): void {
    this.#retiring.add(closing);
    void closing.finally(() => this.#retiring.delete(closing));
  }

  async #versionOf<E extends ModelEntry>(entry: E, { file, folder }: Manifest): Promise<ModelVersion<E>> {
    const key = versionKey(entry);
    const known = this.#current.get(key);
    if (!known) {
      const started = await ModelVersion.start(entry, { ...this.parts, folder });
      this.#current.set(key, started);
      return started;
    }
    // Logs and metrics know it by name and version: two at a time could not be told apart.
    if (!isDeepStrictEqual(known.entry, entry))
      throw new ManifestError(file, [`${key} is not what is loaded by that name: give it another version`]);
    known.retry();
    return known as ModelVersion<E>;
  }
}
