import { Command } from 'commander';
import type { ShopDatabase } from '../app/open-stores.js';
import { EVENT_COLUMNS, eventRecord } from '../importing/exporting/event-record.js';
import { PRODUCT_COLUMNS, productRecord } from '../importing/exporting/product-record.js';
import { writeRecords } from '../importing/exporting/write-records.js';
import { runProgram } from './run-program.js';
import { withDatabase } from './with-database.js';

const program = new Command('export').description(
  "Writes the shop into .jsonl or .csv, plain or .gz, in Vitrine's own layout, as import reads it.",
);

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
  const written = await withDatabase(write);
  console.log(`${written.toLocaleString('en')} ${what} written to ${file}.`);
}

await runProgram(program);
