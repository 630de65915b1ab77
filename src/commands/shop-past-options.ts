import path from 'node:path';
import { Option, type Command } from 'commander';
import { openShopDatabase } from '../app/open-stores.js';
import type { Config } from '../config.js';
import { VitrineError } from '../domain/errors.js';
import { demoPast } from '../evaluation/ranker/demo-past.js';
import { beautyPast } from '../evaluation/next-products/beauty-past.js';
import { rowsPast } from '../evaluation/ranker/rows-past.js';
import type { ShopPast } from '../evaluation/ranker/shop-past.js';
import { storedPast } from '../evaluation/ranker/stored-past.js';
import { uciPast } from '../evaluation/ranker/uci-past.js';
import { loadMapping, NATIVE } from '../importing/mapping/load-mapping.js';
import { requiredColumns } from '../importing/mapping/required-columns.js';
import { openFile } from '../importing/reading/open-file.js';

/** Whose past a command is to read. */
export interface ShopPastFlags {
  readonly data?: 'uci' | 'beauty' | 'demo-shop';
  readonly events?: string;
  readonly products?: string;
  readonly mapping: string;
}

/** Orders with their times, of which rankers can be taught. */
const DATED = ['uci', 'demo-shop'] as const;

export const withShopPastOptions = (
  command: Command,
  sets: readonly NonNullable<ShopPastFlags['data']>[] = DATED,
): Command =>
  command
    .addOption(
      new Option(
        '--data <set>',
        "sets below DATA_DIR, or the simulated demo shop; default: the shop's database",
      )
        .choices(sets)
        .conflicts(['events', 'products']),
    )
    .option('--events <file>', "a shop's events, as import reads them; with --products")
    .option('--products <file>', 'its catalogue')
    .option('--mapping <name or file>', 'the layout of both files', NATIVE);

/** Reads the past that was asked for. Rejects with VitrineError or ImportError where it is not there. */
export async function readShopPast(flags: ShopPastFlags, config: Config): Promise<ShopPast> {
  if (flags.data === 'demo-shop') return demoPast();
  if (flags.data !== undefined) {
    if (config.dataDir === undefined) throw new VitrineError('NOT_FOUND', 'Set DATA_DIR to the folder of the evaluation data.'); // prettier-ignore
    return flags.data === 'uci' ? uciPast(config.dataDir) : beautyPast(config.dataDir);
  }
  const { events, products } = flags;
  if (events !== undefined && products !== undefined)
    return readFiles({ ...flags, events, products }, config);
  if (events !== undefined || products !== undefined)
    throw new VitrineError('BAD_USER_INPUT', '--events and --products go together.');
  const database = await openShopDatabase(config);
  try {
    return await storedPast(database.events, database.catalog);
  } finally {
    await database.close();
  }
}

async function readFiles(
  { events, products, mapping: name }: Required<Omit<ShopPastFlags, 'data'>>,
  { projectRoot }: Config,
): Promise<ShopPast> {
  const mapping = await loadMapping(name, path.join(projectRoot, 'src/importing/mappings'));
  if (!mapping.events || !mapping.products)
    throw new VitrineError('BAD_USER_INPUT', `The mapping '${name}' says nothing of events or of products.`);
  const { delimiter } = mapping;
  return rowsPast({
    source: path.basename(events),
    products: await openFile(products, { delimiter, required: requiredColumns(mapping.products) }),
    events: await openFile(events, { delimiter, required: requiredColumns(mapping.events) }),
    mapping,
    now: new Date(),
  });
}
