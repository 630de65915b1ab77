import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { installModel } from '../evaluation/install-model.js';
import { exportSequences } from '../evaluation/next-products/export-sequences.js';
import { releaseNextProducts } from '../evaluation/next-products/release-next-products.js';
import { compareWithBlend } from '../evaluation/ranker/compare-with-blend.js';
import { exportTrainingData } from '../evaluation/ranker/export-training-data.js';
import { trainingPage } from '../evaluation/ranker/page/training-page.js';
import { releaseRanker } from '../evaluation/ranker/release-ranker.js';
import { readTrained } from '../evaluation/ranker/trained.js';
import { formatRecommendReport } from '../evaluation/recommend/format-recommend-report.js';
import { createLogger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { LATEST_BASKETS } from './latest-baskets.js';
import { runProgram } from './run-program.js';
import { runPython } from './run-python.js';
import { readShopPast } from './shop-past-options.js';
import { stepBar } from './step-bar.js';
import { withTrainingOptions, type TrainingFlags } from './training-options.js';
import { wholeNumber } from './whole-number.js';

interface RankerFlags extends TrainingFlags {
  readonly latest: number;
  readonly search: boolean;
}

/** What every training imports. */
const NEEDED = ['-c', 'import torch, onnx, onnxruntime, matplotlib, tqdm'];

const program = new Command('train').description("Trains models on a shop's own past.");

withTrainingOptions(
  program
    .command('recommender')
    .description(
      'The ranker of recommendations: exports baskets, trains, and writes the model with a manifest.',
    ),
  'shop-ranker',
)
  .option('--latest <number>', 'baskets at most, the latest ones', wholeNumber, LATEST_BASKETS)
  .option(
    '--no-walk-forward',
    'trains the model alone: without models of the past nobody knows what it is worth',
  )
  .option('--search', 'looks for a better recipe first: nine times as long', false)
  .action(async ({ out, latest, python, walkForward, search, seed, name, ...flags }: RankerFlags) => {
    const config = readConfig();
    const training = path.join(config.projectRoot, 'onnx/training');
    // Before the export: what is missing is to be heard of at once.
    await runPython(python, NEEDED, training);
    const data = path.join(out, 'data');
    const past = await readShopPast(flags, config);
    const bar = stepBar();
    const { groups } = await exportTrainingData(past, data, latest, (done, total) =>
      bar('baskets', done, total),
    );
    console.log(`${groups} baskets of ${past.source} are exported.`);
    const options = [...(walkForward ? ['--walk-forward'] : []), ...(search ? ['--search'] : [])];
    const module = ['-m', 'recommender', path.resolve(data), path.resolve(out), '--seed', String(seed)];
    await runPython(python, [...module, ...options], training);
    const { manifest, byDefault } = await releaseRanker(out, {
      name,
      version: flags.modelVersion,
      licence: flags.licence,
    });
    const compared = walkForward
      ? await compareWithBlend(past, out, {
          parts: {
            settings: { ...config.inference, device: 'cpu', processes: 1 },
            logger: createLogger('error'),
            metrics: new Metrics(),
          },
          seed,
          onProgress: bar,
        })
      : undefined;
    if (compared) console.log(formatRecommendReport(compared));
    const report = path.join(out, 'report.html');
    await writeFile(report, trainingPage(await readTrained(out), compared));
    if (flags.install !== undefined) await installModel(out, flags.install, flags.share);
    console.log(
      `${report} has all of it, and ${manifest} describes it. ${byDefault ? 'It does not lose to the hand blend: it orders by default.' : 'It did not prove as good as the hand blend: it orders where `rerank: ON` asks.'}`,
    );
  });

const NEXT_METHODS = {
  sequence: 'The order in which shoppers choose: a transformer that says what comes next after a history.',
  factors:
    'The taste of shoppers: matrix factorisation, with the factors of a viewer worked out while serving.',
} as const;

for (const [method, description] of Object.entries(NEXT_METHODS))
  withTrainingOptions(program.command(method).description(description), `shop-${method}`)
    .option(
      '--walk-forward',
      'models of the past as well, by which it is evaluated: seven times as long',
      false,
    )
    .action(async ({ out, python, walkForward, seed, name, ...flags }: TrainingFlags) => {
      const config = readConfig();
      const training = path.join(config.projectRoot, 'onnx/training');
      await runPython(python, NEEDED, training);
      const data = path.join(out, 'data');
      const past = await readShopPast(flags, config);
      const { sequences, choices } = await exportSequences(past, data);
      console.log(`${sequences} sequences of ${past.source}, ${choices} choices, are exported.`);
      const module = ['-m', 'next_products', method, path.resolve(data), path.resolve(out)];
      const options = ['--seed', String(seed), ...(walkForward ? ['--walk-forward'] : [])];
      await runPython(python, [...module, ...options], training);
      const { manifest } = await releaseNextProducts(out, {
        name,
        version: flags.modelVersion,
        licence: flags.licence,
      });
      if (flags.install !== undefined) await installModel(out, flags.install, flags.share);
      console.log(
        `${manifest} describes it. Before it serves: npm run evaluate -- recommend --${method} ${out}`,
      );
    });

await runProgram(program);
