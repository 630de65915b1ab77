import { Command } from 'commander';
import { openShopDatabase } from '../app/open-stores.js';
import { loadConfig } from '../config.js';
import { VitrineError } from '../domain/errors.js';
import { EVENT_COLUMNS, eventRecord } from '../importing/exporting/event-record.js';
import { PRODUCT_COLUMNS, productRecord } from '../importing/exporting/product-record.js';
import { writeRecords } from '../importing/exporting/write-records.js';
import { ImportError } from '../importing/import-error.js';

type ShopDatabase = Awaited<ReturnType<typeof openShopDatabase>>;

const program = new Command('export')
  .description(
    "Writes the shop into .jsonl or .csv, plain or .gz, in Vitrine's own layout, as import reads it.",
  )
  .showHelpAfterError('(--help says what there is)');

program
  .command('products')
  .argument('<file>')
  .description('Every product that is not deleted.')
  .action((file: string) =>
    run(file, 'products', ({ catalog }) =>
      writeRecords(file, PRODUCT_COLUMNS, mapped(catalog.scan(), productRecord)),
    ),
  );

program
  .command('events')
  .argument('<file>')
  .description('Everything shoppers did, in the order of its arrival.')
  .action((file: string) =>
    run(file, 'events', ({ events }) =>
      writeRecords(file, EVENT_COLUMNS, mapped(events.scan(), eventRecord)),
    ),
  );

async function* mapped<T>(
  batches: AsyncIterable<readonly T[]>,
  toRecord: (item: T) => object,
): AsyncGenerator<object> {
  for await (const batch of batches) for (const item of batch) yield toRecord(item);
}

async function run(
  file: string,
  what: string,
  write: (database: ShopDatabase) => Promise<number>,
): Promise<void> {
  const database = await openShopDatabase(loadConfig(process.env));
  try {
    const written = await write(database);
    console.log(`${written.toLocaleString('en')} ${what} written to ${file}.`);
  } finally {
    await database.close();
  }
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ImportError || error instanceof VitrineError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
