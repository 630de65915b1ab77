import path from 'node:path';
import type { Config } from '../config.js';
import { openDatabase, type Database as ShopDatabase } from '../stores/postgres/open-database.js';

export type { ShopDatabase };

/** The database alone, for commands that need no index and answer nobody; the gateway may run beside. */
export const openShopDatabase = ({ database, projectRoot, jobs }: Config): Promise<ShopDatabase> =>
  openDatabase({
    ...database,
    migrationsDir: path.join(projectRoot, 'prisma/migrations'),
    popularityRefreshMs: jobs.popularityRefreshMs,
    resultListTtlMs: jobs.resultListTtlMs,
  });
