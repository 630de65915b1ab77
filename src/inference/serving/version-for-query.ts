import { createHash } from 'node:crypto';
import type { CrossEncoderServing } from './serving.js';

/** The version that reads a query: the same one every time, the canary for its share of all queries. */
export function versionForQuery(query: string, { version, canary }: CrossEncoderServing) {
  if (!canary) return version;
  const place = createHash('sha256').update(query).digest().readUInt32BE() / 2 ** 32;
  return place < canary.share ? canary.version : version;
}
