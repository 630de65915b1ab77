import path from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { demoJudgementsFile } from '../evaluation/demo-judgements/demo-judgements-file.js';
import { openEngine } from '../evaluation/open-engine.js';
import { evaluateSearch } from '../evaluation/search/evaluate-search.js';
import { formatGate } from '../evaluation/search/gate/format-gate.js';
import type { GateCheck } from '../evaluation/search/gate/gate-check.js';
import { gateSearch } from '../evaluation/search/gate/gate-search.js';
import { releaseFigures } from '../evaluation/search/gate/release-figures.js';
import { ReleasedFolder } from '../evaluation/search/gate/released-folder.js';
import type { SearchData } from '../evaluation/search/search-data.js';
import type { SearchReport } from '../evaluation/search/search-report.js';
import { RERANK_DEPTH } from '../ranking/scorers/cross-encoder.scorer.js';
import { runProgram } from './run-program.js';
import { stepBar } from './step-bar.js';
import { withModels } from './with-models.js';

/** Of the bootstrap; any fixed number makes two runs print the same. */
const SEED = 1;

const { dataDir, inference, projectRoot, stateDir } = readConfig();

interface Flags {
  readonly accept: boolean;
  readonly released: string;
}

const program = new Command('check-relevance')
  .description('Fails where search answers judged queries worse than the released figures say.')
  .option('--accept', 'makes what is measured now the released figures', false)
  .option('--released <folder>', 'where they lie', path.join(projectRoot, 'test/relevance/released'))
  .action(async ({ accept, released }: Flags) => {
    const folder = new ReleasedFolder(released);
    const checks: GateCheck[] = [];
    for (const data of setsAtHand()) {
      const report = await measure(data);
      checks.push(...gateSearch(report, await folder.read(report.data), SEED));
      if (accept) await folder.write(releaseFigures(report));
    }
    console.log(formatGate(checks));
    if (dataDir === undefined) console.log('\ncrowdflower is skipped: set DATA_DIR.');
    if (accept) return console.log('\nThese are the released figures now.');
    if (!checks.some(({ failed }) => failed)) return;
    console.error(
      '\nSearch is not what was released. Where that is meant: npm run check:relevance -- --accept',
    );
    process.exitCode = 1;
  });

const setsAtHand = (): SearchData[] => [
  { set: 'demo-shop', judgements: demoJudgementsFile(projectRoot) },
  ...(dataDir === undefined ? [] : [{ set: 'crowdflower' as const, dataDir }]),
];

async function measure(data: SearchData): Promise<SearchReport> {
  const engine = await openEngine('embedded', undefined);
  try {
    return await withModels(inference, (models) =>
      evaluateSearch(engine, data, {
        // Asked for by hand it is to be as good as it was, too; of our own set that takes half a minute.
        depths: models.crossEncoder?.byDefault || data.set === 'demo-shop' ? [RERANK_DEPTH] : [],
        models,
        vectorsFolder: path.join(stateDir, 'evaluation'),
        onProgress: stepBar(),
      }),
    );
  } finally {
    await engine.close();
  }
}

await runProgram(program);
