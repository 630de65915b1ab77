import { Command } from 'commander';
import { openShopDatabase } from '../app/open-stores.js';
import { loadConfig } from '../config.js';
import type { DeadLetters } from '../stores/dead-letters.js';

const program = new Command('dead-letters').description(
  'Products that Elasticsearch refused for good: what it said of them, and another try after the cause is mended.',
);

program
  .command('list')
  .description('Refused products, oldest first.')
  .action(() =>
    run(async (letters) => {
      const all = await letters.list();
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
    run(async (letters) => {
      const replayed = await letters.replay(ids.length > 0 ? ids : undefined);
      console.log(`${replayed} sent again; a running gateway writes them within seconds.`);
    }),
  );

async function run(work: (letters: DeadLetters) => Promise<void>): Promise<void> {
  const database = await openShopDatabase(loadConfig(process.env));
  try {
    await work(database.deadLetters);
  } finally {
    await database.close();
  }
}

await program.parseAsync();
