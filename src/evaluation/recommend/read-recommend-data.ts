import { readSequences } from './read-sequences.js';
import { readShopFile, type ShopFileOptions } from './read-shop-file.js';
import { readUci } from './read-uci.js';
import type { RecommendData } from './recommend-data.js';

/** Sets below DATA_DIR. */
export const RECOMMEND_SETS = ['uci', 'beauty', 'ml-1m'] as const;
type RecommendSet = (typeof RECOMMEND_SETS)[number];

export interface RecommendDataOptions extends ShopFileOptions {
  readonly dataDir?: string;
}

/** A set by its name, or a file of one's own; undefined for a set that nobody has said the folder of. */
export async function readRecommendData(
  nameOrFile: string,
  options: RecommendDataOptions,
): Promise<RecommendData | undefined> {
  if (!isSet(nameOrFile)) return readShopFile(nameOrFile, options);
  if (options.dataDir === undefined) return undefined;
  return nameOrFile === 'uci' ? readUci(options.dataDir) : readSequences(options.dataDir, nameOrFile);
}

const isSet = (name: string): name is RecommendSet => (RECOMMEND_SETS as readonly string[]).includes(name);
