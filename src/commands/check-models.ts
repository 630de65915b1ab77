import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.js';
import { makeDemoShop } from '../demo-shop/make-demo-shop.js';
import { VitrineError } from '../domain/errors.js';
import { demoQueries } from '../evaluation/demo-judgements/demo-queries.js';
import type { CheckOptions } from '../inference/checking/check-options.js';
import { checkModels } from '../inference/checking/check-models.js';
import { loadManifest } from '../inference/manifest/load-manifest.js';
import { FEATURE_SET } from '../ranking/features/feature-set.js';
import { createLogger } from '../telemetry/logger.js';
import { formatModelChecks } from './format-model-checks.js';
import { runProgram } from './run-program.js';
import { stepBar } from './step-bar.js';

interface Flags extends Pick<CheckOptions, 'device' | 'seconds'> {
  readonly json?: string;
}

const program = new Command('check-models')
  .description(
    'Checks every installed model on a device: that it says what it should, bears load, and how fast.',
  )
  .addOption(
    new Option('--device <device>', 'what to check').choices(['cpu', 'cuda', 'webgpu']).makeOptionMandatory(),
  )
  .option('--seconds <number>', 'of reading mixed batches, for each variant', wholeSeconds, 30)
  .option('--json <file>', 'writes all figures there')
  .action(async ({ device, seconds, json }: Flags) => {
    const { inference } = readConfig();
    if (!inference.manifest) throw new VitrineError('NOT_FOUND', 'There are no models: see MODELS_MANIFEST.');
    const reports = await checkModels(await loadManifest(inference.manifest.file, FEATURE_SET), demoTexts(), {
      device,
      seconds,
      threads: inference.threads,
      env: inference.processEnv,
      logger: createLogger('error'),
      onProgress: stepBar(),
    });
    if (reports.length === 0)
      throw new VitrineError('NOT_FOUND', `No model has a variant that is made for ${device}.`);
    console.log(formatModelChecks(reports));
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ device, reports }, undefined, 2)}\n`);
    if (reports.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
  });

/** What shoppers of the demo shop ask for, and what it sells; no text speaks of the time. */
const demoTexts = () => ({
  queries: Object.values(demoQueries).flatMap((queries) => Object.keys(queries)),
  products: makeDemoShop({ now: new Date(0) }).products.map((product) => ({ ...product, version: 0 })),
});

function wholeSeconds(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number of seconds, from 1.');
  return Number(text);
}

await runProgram(program);
