import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.js';
import { compareWithBlend } from '../evaluation/ranker/compare-with-blend.js';
import { exportTrainingData } from '../evaluation/ranker/export-training-data.js';
import { installRanker } from '../evaluation/ranker/install-ranker.js';
import { trainingPage } from '../evaluation/ranker/page/training-page.js';
import { releaseRanker } from '../evaluation/ranker/release-ranker.js';
import { readTrained } from '../evaluation/ranker/trained.js';
import { formatRecommendReport } from '../evaluation/recommend/format-recommend-report.js';
import { createLogger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { LATEST_BASKETS } from './latest-baskets.js';
import { runProgram } from './run-program.js';
import { runPython } from './run-python.js';
import { readShopPast, withShopPastOptions, type ShopPastFlags } from './shop-past-options.js';
import { stepBar } from './step-bar.js';
import { wholeNumber } from './whole-number.js';

/** A share of viewers, as the manifest takes it. */
function readShare(text: string): number {
  const share = Number(text);
  if (!(share > 0 && share < 1)) throw new InvalidArgumentError('A number between 0 and 1 is needed.');
  return share;
}

interface Flags extends ShopPastFlags {
  readonly out: string;
  readonly latest: number;
  readonly python: string;
  readonly walkForward: boolean;
  readonly search: boolean;
  readonly seed: number;
  readonly name: string;
  readonly modelVersion: string;
  readonly licence: string;
  readonly install?: string;
  readonly share?: number;
}

const program = new Command('train').description("Trains models on a shop's own past.");

withShopPastOptions(
  program
    .command('recommender')
    .description(
      'The ranker of recommendations: exports baskets, trains, and writes the model with a manifest.',
    ),
)
  .requiredOption('--out <folder>', 'where all of it goes; a training that was interrupted goes on there')
  .option('--latest <number>', 'baskets at most, the latest ones', wholeNumber, LATEST_BASKETS)
  .option('--python <program>', 'a Python with onnx/training/requirements.txt', 'python3')
  .option(
    '--no-walk-forward',
    'trains the model alone: without models of the past nobody knows what it is worth',
  )
  .option('--search', 'looks for a better recipe first: nine times as long', false)
  .option('--seed <number>', 'of chance', wholeNumber, 1)
  .option('--name <name>', "the model's, in the manifest", 'shop-ranker')
  .option('--model-version <version>', "the model's, in the manifest", '1.0.0')
  .option('--licence <text>', 'of what the model was taught', 'proprietary')
  .option('--install <manifest>', 'puts the model into that manifest as well, to serve')
  .option(
    '--share <share>',
    'with --install: to so many of the viewers, from 0 to 1, beside the ranker that serves',
    readShare,
  )
  .action(async ({ out, latest, python, walkForward, search, seed, name, ...flags }: Flags) => {
    const config = readConfig();
    const training = path.join(config.projectRoot, 'onnx/training');
    // Before the export: what is missing is to be heard of at once.
    await runPython(python, ['-c', 'import torch, onnx, onnxruntime, tqdm'], training);
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
    if (flags.install !== undefined) await installRanker(out, flags.install, flags.share);
    console.log(
      `${report} has all of it, and ${manifest} describes it. ${byDefault ? 'It does not lose to the hand blend: it orders by default.' : 'It did not prove as good as the hand blend: it orders where `rerank: ON` asks.'}`,
    );
  });

await runProgram(program);
