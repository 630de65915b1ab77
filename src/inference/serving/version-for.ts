import { createHash } from 'node:crypto';
import type { ModelEntry } from '../manifest/manifest.schema.js';
import type { ModelVersion } from './model-version.js';
import type { ServingWithCanary } from './serving.js';

/** The version that answers a query or a viewer: the same one every time, the canary for its share of them all. */
export function versionFor<E extends ModelEntry>(
  asking: string,
  { version, canary }: ServingWithCanary<E>,
): ModelVersion<E> {
  if (!canary) return version;
  const place = createHash('sha256').update(asking).digest().readUInt32BE() / 2 ** 32;
  return place < canary.share ? canary.version : version;
}
