import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FEATURE_SET } from '../../ranking/features/feature-set.js';
import type { GroupFacts, TrainingGroup } from './training-group.js';

/** What the files are, for whoever reads them. */
const FORMAT = 1;

export interface WrittenData {
  readonly groups: number;
  readonly rows: number;
}

/**
 * Writes groups into a folder: `features.f32` (float32, little endian, [rows, features]), `labels.u8` (a byte a row) and
 * `groups.json`, which says what the columns are and where a group ends. The header comes last: without it there is
 * nothing to be mistaken for a whole export.
 */
export async function writeTrainingData(
  folder: string,
  source: string,
  groups: AsyncIterable<TrainingGroup>,
  onGroup: (written: WrittenData) => void,
): Promise<WrittenData> {
  const facts: GroupFacts[] = [];
  let rows = 0;
  const features = await open(path.join(folder, 'features.f32'), 'w');
  const labels = await open(path.join(folder, 'labels.u8'), 'w');
  try {
    for await (const group of groups) {
      await features.write(
        new Uint8Array(group.features.buffer, group.features.byteOffset, group.features.byteLength),
      );
      await labels.write(group.labels);
      facts.push(group.facts);
      rows += group.facts.rows;
      onGroup({ groups: facts.length, rows });
    }
  } finally {
    await Promise.all([features.close(), labels.close()]);
  }
  const header = { format: FORMAT, source, features: FEATURE_SET, rows, groups: facts };
  await writeFile(path.join(folder, 'groups.json'), `${JSON.stringify(header)}\n`);
  return { groups: facts.length, rows };
}
