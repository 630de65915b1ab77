import path from 'node:path';
import { Option, type Command } from 'commander';
import { openShopDatabase } from '../app/open-stores.js';
import type { Config } from '../config.js';
import { VitrineError } from '../domain/errors.js';
import { demoPast } from '../evaluation/ranker/demo-past.js';
import { ordersPast } from '../evaluation/ranker/orders-past.js';
import { rowsPast } from '../evaluation/ranker/rows-past.js';
import type { ShopPast } from '../evaluation/ranker/shop-past.js';
import { storedPast } from '../evaluation/ranker/stored-past.js';
import { RECOMMEND_SETS, readRecommendData } from '../evaluation/recommend/read-recommend-data.js';
import { loadMapping, NATIVE } from '../importing/mapping/load-mapping.js';
import { requiredColumns } from '../importing/mapping/required-columns.js';
import { openFile } from '../importing/reading/open-file.js';

const MAPPINGS = 'src/importing/mappings';

/** Whose past a command is to read. */
export interface ShopPastFlags {
  readonly data?: string;
  readonly events?: string;
  readonly products?: string;
  readonly mapping?: string;
}

export const withShopPastOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--data <set or file>', `'demo-shop', ${RECOMMEND_SETS.join(', ')}, or a file of orders, as evaluate recommend reads them; default: the shop's database`).conflicts(['events', 'products']), // prettier-ignore
    )
    .option('--events <file>', "a shop's events, as import reads them; with --products")
    .option('--products <file>', 'its catalogue')
    .option('--mapping <name or file>', "the layout of one's own files");

/** Reads the past that was asked for. Rejects with VitrineError or ImportError where it is not there. */
export async function readShopPast(flags: ShopPastFlags, config: Config): Promise<ShopPast> {
  if (flags.data === 'demo-shop') return demoPast();
  if (flags.data !== undefined) return readOrders(flags.data, flags.mapping, config);
  const { events, products } = flags;
  if (events !== undefined && products !== undefined)
    return readFiles({ ...flags, events, products }, config);
  if (events !== undefined || products !== undefined)
    throw new VitrineError('BAD_USER_INPUT', '--events and --products go together.');
  const database = await openShopDatabase(config);
  try {
    return await storedPast(database.events, database.catalog, database.answerLog);
  } finally {
    await database.close();
  }
}

async function readOrders(
  data: string,
  mapping: string | undefined,
  { dataDir, projectRoot }: Config,
): Promise<ShopPast> {
  const mappingsFolder = path.join(projectRoot, MAPPINGS);
  const read = await readRecommendData(data, { dataDir, mapping, mappingsFolder, now: new Date() });
  if (!read) throw new VitrineError('NOT_FOUND', 'Set DATA_DIR to the folder of the evaluation data.');
  return ordersPast(read);
}

async function readFiles(
  {
    events,
    products,
    mapping: name = NATIVE,
  }: Required<Pick<ShopPastFlags, 'events' | 'products'>> & ShopPastFlags,
  { projectRoot }: Config,
): Promise<ShopPast> {
  const mapping = await loadMapping(name, path.join(projectRoot, MAPPINGS));
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
