import path from 'node:path';
import { Command } from 'commander';
import { writeDemoVectors } from '../app/vectors/write-demo-vectors.js';
import { readConfig } from '../config.js';
import { VitrineError } from '../domain/errors.js';
import { openModels } from '../inference/open-models.js';
import { FEATURE_SET } from '../ranking/features/feature-set.js';
import { createLogger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { runProgram } from './run-program.js';
import { stepBar } from './step-bar.js';

const program = new Command('demo-vectors')
  .description("Writes the demo shop's vectors into the text encoder's folder, to be released with it.")
  .action(async () => {
    const { inference, projectRoot } = readConfig();
    const models = await openModels(inference, createLogger('warn'), new Metrics(), FEATURE_SET);
    try {
      if (!models.textEncoder)
        throw new VitrineError('NOT_FOUND', 'No text encoder is installed: see MODELS_MANIFEST.');
      const bar = stepBar();
      const file = await writeDemoVectors(models.textEncoder, projectRoot, (done, total) =>
        bar('products', done, total),
      );
      console.log(`${path.relative(projectRoot, file)} has the vectors of ${models.textEncoder.space}.`);
    } finally {
      await models.close();
    }
  });

await runProgram(program);
