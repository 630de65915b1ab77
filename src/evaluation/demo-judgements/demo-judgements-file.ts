import path from 'node:path';

/** Where the judgement set of the demo shop lies. */
export const demoJudgementsFile = (projectRoot: string): string =>
  path.join(projectRoot, 'test/relevance/demo-shop.judgements.jsonl');
