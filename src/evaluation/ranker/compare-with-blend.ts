import type { VersionParts } from '../../inference/serving/model-version.js';
import { compareRecommenders } from '../recommend/compare-recommenders.js';
import type { RecommendReport } from '../recommend/recommend-report.js';
import { boughtOf } from './bought-of.js';
import { PeriodRankers } from './period-rankers.js';
import type { ShopPast } from './shop-past.js';

export interface BlendComparison {
  readonly parts: Omit<VersionParts, 'folder'>;
  readonly seed: number;
  onProgress(what: string, done: number, total: number): void;
}

/**
 * The rankers that training wrote into a folder, and the hand blend, on each shopper's last basket by the gateway's own
 * pipeline; each ranker was taught by none of what it is asked for.
 */
export async function compareWithBlend(
  past: ShopPast,
  folder: string,
  { parts, seed, onProgress }: BlendComparison,
): Promise<RecommendReport> {
  const data = boughtOf(past);
  const rankers = await PeriodRankers.open(folder, parts);
  try {
    const tables = await compareRecommenders(data, {
      methods: [],
      learned: { rankerAt: (moment) => rankers.at(moment), methods: [] },
      seed,
      onProgress,
    });
    return { data: data.name, remarks: data.remarks, tables };
  } finally {
    await rankers.close();
  }
}
