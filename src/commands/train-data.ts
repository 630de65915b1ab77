import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from 'commander';
import { loadConfig } from '../config.js';
import { readUciInvoices } from '../evaluation/read-uci-invoices.js';
import { readUciProducts } from '../evaluation/read-uci-products.js';
import { trainingGroups } from '../evaluation/ranker/training-groups.js';
import { uciEvents } from '../evaluation/ranker/uci-events.js';
import { walkBaskets } from '../evaluation/ranker/walk-baskets.js';
import { writeTrainingData } from '../evaluation/ranker/write-training-data.js';
import { runProgram } from './run-program.js';
import { stepBar } from './step-bar.js';

const program = new Command('train-data').description('Writes what models of a shop are trained on.');

program
  .command('recommender')
  .addOption(new Option('--data <set>').choices(['uci']))
  .option('--out <folder>', 'where to', 'training-data')
  .action(async ({ out }: { out: string }) => {
    const { dataDir } = loadConfig(process.env);
    const events = uciEvents(await readUciInvoices(dataDir!));
    const products = await readUciProducts(dataDir!);
    await mkdir(out, { recursive: true });
    const bar = stepBar();
    const started = performance.now();
    const written = await writeTrainingData(
      path.resolve(out),
      'uci',
      trainingGroups({ events, products }),
      ({ groups, rows }) => {
        if (groups % 500 === 0) console.log(groups, rows, Math.round((performance.now() - started) / 1000));
      },
    );
    console.log(written);
    void bar;
    void walkBaskets;
  });

await runProgram(program);
