import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { openShopDatabase, type ShopDatabase } from '../app/open-stores.js';
import { readConfig } from '../config.js';
import { MACHINE_RULES } from '../domain/demand/machine-rules.js';
import { importEvents } from '../importing/events/import-events.js';
import { ImportError } from '../importing/import-error.js';
import { loadMapping, NATIVE } from '../importing/mapping/load-mapping.js';
import type { EventMapping, Mapping, ProductMapping } from '../importing/mapping/mapping.js';
import { requiredColumns } from '../importing/mapping/required-columns.js';
import { importProducts } from '../importing/products/import-products.js';
import { openFile } from '../importing/reading/open-file.js';
import { formatReport } from '../importing/report/format-report.js';
import type { ImportReport } from '../importing/report/import-report.js';
import type { ReadRows } from '../importing/row.js';
import { FileProgress } from './progress-bar.js';
import { runProgram } from './run-program.js';

interface Options {
  readonly mapping: string;
  readonly report?: string;
  readonly asIs?: boolean;
  readonly maxEventsPerMinute?: number;
}

const DEMO_SHOP_WARNING =
  'This shop holds the simulated demo shop, and what is imported is mixed with it: orders more than a year older than its newest count for nothing. For a shop of your own begin with DEMO_SHOP=false and an empty STATE_DIR or database.';

const program = new Command('import').description(
  'Reads .jsonl or .csv, plain or .gz, into the shop. Stopped half-way, it is resumed by running it again.',
);

const describe = (command: Command): Command =>
  command
    .argument('<file>')
    .option(
      '--mapping <name-or-file>',
      'how its columns become our fields; see src/importing/README.md',
      NATIVE,
    )
    .option('--report <file>', 'writes the report there as JSON as well')
    .option('--as-is', 'holds rows to the rules without cleaning them: for what export wrote');

describe(
  program.command('products').description('Products: stored where they differ from what is there.'),
).action((file: string, options: Options) =>
  run(file, options, 'products', async (database, read, mapping) =>
    importProducts(database, read, {
      now: new Date(),
      asIs: options.asIs,
      mapping: mapping as ProductMapping,
    }),
  ),
);

describe(program.command('events').description('What shoppers did, once per event id; after their products.'))
  .option(
    '--max-events-per-minute <number>',
    'clicks, looks and cart changes of one viewer; whoever makes more is a bot',
    positive,
    MACHINE_RULES.maxByHandAMinute,
  )
  .action((file: string, options: Options) =>
    run(file, options, 'events', async (database, read, mapping) => {
      const report = await importEvents(database, read, {
        now: new Date(),
        asIs: options.asIs,
        mapping: mapping as EventMapping,
        maxEventsPerMinute: options.maxEventsPerMinute,
      });
      // So that recommendations have them at once, also where no gateway runs.
      await database.jobs.countProductDays();
      await database.jobs.refreshNeighbours();
      return report;
    }),
  );

type Work = (
  database: ShopDatabase,
  read: ReadRows,
  mapping: ProductMapping | EventMapping,
) => Promise<ImportReport>;

async function run(file: string, options: Options, what: 'products' | 'events', work: Work): Promise<void> {
  const config = readConfig();
  const mapping: Mapping = await loadMapping(
    options.mapping,
    path.join(config.projectRoot, 'src/importing/mappings'),
  );
  const rules = mapping[what];
  if (!rules) throw new ImportError(`The mapping '${options.mapping}' says nothing of ${what}.`);
  const progress = new FileProgress(path.basename(file));
  const read = await openFile(file, {
    delimiter: mapping.delimiter,
    required: requiredColumns(rules),
    onProgress: progress.update,
  });
  const database = await openShopDatabase(config);
  try {
    if (await database.firstFilling.isThere()) console.error(DEMO_SHOP_WARNING);
    const started = performance.now();
    const report = await work(database, read, rules).finally(() => progress.stop());
    const seconds = (performance.now() - started) / 1000;
    console.log(`${formatReport(report)}\n\n${what} of ${file} imported in ${seconds.toFixed(1)} s.`);
    if (options.report !== undefined)
      await writeFile(
        options.report,
        `${JSON.stringify({ file, mapping: options.mapping, seconds, ...report }, null, 2)}\n`,
      );
  } finally {
    await database.close();
  }
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('must be a whole number from 1.');
  return number;
}

await runProgram(program);
