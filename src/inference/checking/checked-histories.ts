import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { NextProductsEntry } from '../manifest/manifest.schema.js';
import type { HistoryRow } from '../rows/history-row.js';

const HISTORIES = 500;
const SEED = 1;

/** Histories of all lengths that a model reads, of products drawn by chance; ever the same. */
export function checkedHistories({ maxHistory, products }: NextProductsEntry): HistoryRow[] {
  const random = xoroshiro128plus(SEED);
  return Array.from({ length: HISTORIES }, (_, i) => {
    const history = new Int32Array(maxHistory);
    for (let place = maxHistory - 1 - (i % maxHistory); place < maxHistory; place++)
      history[place] = uniformInt(random, 1, products.count);
    return { history };
  });
}
