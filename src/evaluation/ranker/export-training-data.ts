import { mkdir } from 'node:fs/promises';
import { countBaskets } from './count-baskets.js';
import type { ShopPast } from './shop-past.js';
import { trainingGroups } from './training-groups.js';
import { writeTrainingData, type WrittenData } from './write-training-data.js';

/** Writes what a ranker of this shop is trained on into a folder, which is made. */
export async function exportTrainingData(
  past: ShopPast,
  folder: string,
  latest: number,
  onGroup: (done: number, total: number) => void,
): Promise<WrittenData> {
  await mkdir(folder, { recursive: true });
  const total = Math.min(latest, countBaskets(past));
  return writeTrainingData(folder, past, trainingGroups(past, latest), ({ groups }) =>
    onGroup(groups, total),
  );
}
