import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FEATURE_SET } from '../../ranking/features/feature-set.js';
import type { ShopPast } from './shop-past.js';
import type { GroupFacts, TrainingGroup } from './training-group.js';

/** What the files are, for whoever reads them. */
const FORMAT = 1;

const FILES = ['features.f32', 'labels.u8', 'blend.f32'] as const;

export interface WrittenData {
  readonly groups: number;
  readonly rows: number;
}

/**
 * Writes groups into a folder: `features.f32` (float32, little endian, [rows, features]), `labels.u8` (a byte a
 * row), `blend.f32` (the hand blend's score of each row) and `groups.json`, which says what the columns are and where a group ends.
 */
export async function writeTrainingData(
  folder: string,
  { source, dated }: Pick<ShopPast, 'source' | 'dated'>,
  groups: AsyncIterable<TrainingGroup>,
  onGroup: (written: WrittenData) => void,
): Promise<WrittenData> {
  const facts: GroupFacts[] = [];
  let rows = 0;
  const files = await Promise.all(FILES.map((name) => open(path.join(folder, name), 'w')));
  const [features, labels, blend] = files;
  try {
    for await (const group of groups) {
      await features!.write(bytesOf(group.features));
      await labels!.write(group.labels);
      await blend!.write(bytesOf(group.blend));
      facts.push(group.facts);
      rows += group.facts.rows;
      onGroup({ groups: facts.length, rows });
    }
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
  // Last: without it there is nothing to be mistaken for a whole export.
  const header = { format: FORMAT, source, dated, features: FEATURE_SET, rows, groups: facts };
  await writeFile(path.join(folder, 'groups.json'), `${JSON.stringify(header)}\n`);
  return { groups: facts.length, rows };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
