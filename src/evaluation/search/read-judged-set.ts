import type { JudgedSet } from './judged-set.js';
import { readCrowdflower } from './read-crowdflower.js';
import { readCrowdflowerTypos } from './read-crowdflower-typos.js';
import { readDemoShop } from './read-demo-shop.js';
import { readHomedepot } from './read-homedepot.js';
import { readJudgedFiles } from './read-judged-files.js';
import type { SearchData } from './search-data.js';

/** Rejects with ImportError where a file is missing or is no judgement file. */
export function readJudgedSet(data: SearchData): Promise<JudgedSet> {
  switch (data.set) {
    case 'crowdflower':
      return readCrowdflower(data.dataDir);
    case 'crowdflower-typos':
      return readCrowdflowerTypos(data.dataDir);
    case 'homedepot':
      return readHomedepot(data.dataDir);
    case 'demo-shop':
      return readDemoShop(data.judgements);
    case 'file':
      return readJudgedFiles(data);
  }
}
