import { Command } from 'commander';
import { readConfig } from '../config.js';
import { exportSequences } from '../evaluation/next-products/export-sequences.js';
import { exportTrainingData } from '../evaluation/ranker/export-training-data.js';
import { LATEST_BASKETS } from './latest-baskets.js';
import { runProgram } from './run-program.js';
import { readShopPast, withShopPastOptions, type ShopPastFlags } from './shop-past-options.js';
import { stepBar } from './step-bar.js';
import { wholeNumber } from './whole-number.js';

interface Flags extends ShopPastFlags {
  readonly out: string;
  readonly latest: number;
}

const program = new Command('train-data').description('Writes what models of a shop are trained on.');

withShopPastOptions(
  program
    .command('recommender')
    .description(
      'Each basket of who had bought before: what the pipeline would have shown, and what was bought.',
    ),
)
  .requiredOption('--out <folder>', 'where to; see onnx/training')
  .option('--latest <number>', 'baskets at most, the latest ones', wholeNumber, LATEST_BASKETS)
  .action(async ({ out, latest, ...flags }: Flags) => {
    const past = await readShopPast(flags, readConfig());
    const bar = stepBar();
    const { groups, rows } = await exportTrainingData(past, out, latest, (done, total) =>
      bar('baskets', done, total),
    );
    console.log(`${groups} baskets of ${past.source}, ${rows} rows, are in ${out}.`);
  });

withShopPastOptions(
  program
    .command('sequences')
    .description('What each shopper chose, oldest first: for models of next products.'),
)
  .requiredOption('--out <folder>', 'where to; see onnx/training')
  .action(async ({ out, ...flags }: Omit<Flags, 'latest'>) => {
    const past = await readShopPast(flags, readConfig());
    const { sequences, products, choices } = await exportSequences(past, out);
    console.log(
      `${sequences} sequences of ${past.source}, ${choices} choices of ${products} products, are in ${out}.`,
    );
  });

await runProgram(program);
