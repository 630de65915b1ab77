import { Command } from 'commander';
import { runProgram } from './run-program.js';
import { withDatabase } from './with-database.js';

const program = new Command('dead-letters').description(
  'Products that Elasticsearch refused for good: what it said of them, and another try after the cause is mended.',
);

program
  .command('list')
  .description('Refused products, oldest first.')
  .action(() =>
    withDatabase(async ({ deadLetters }) => {
      const all = await deadLetters.list();
      for (const { productId, version, reason, at } of all)
        console.log(`${at.toISOString()}  ${productId} (version ${version})  ${reason}`);
      console.log(`${all.length} refused.`);
    }),
  );

program
  .command('replay')
  .argument('[ids...]')
  .description('Sends these products to the index once more; none named: all.')
  .action((ids: string[]) =>
    withDatabase(async ({ deadLetters }) => {
      const replayed = await deadLetters.replay(ids.length > 0 ? ids : undefined);
      console.log(`${replayed} sent again; a running gateway writes them within seconds.`);
    }),
  );

await runProgram(program);
