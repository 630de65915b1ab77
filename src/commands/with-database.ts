import { openShopDatabase, type ShopDatabase } from '../app/open-stores.js';
import { readConfig } from '../config.js';

/** Does something with the shop's database, beside a running gateway or without one, and closes it. */
export async function withDatabase<T>(work: (database: ShopDatabase) => Promise<T>): Promise<T> {
  const database = await openShopDatabase(readConfig());
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
