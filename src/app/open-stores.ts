import path from 'node:path';
import type { Config } from '../config.js';
import { SIMULATED_LABEL } from '../demo-shop/simulated-label.js';
import { BufferedAnswerLog } from '../stores/buffered-answer-log.js';
import { BufferedSearchLog } from '../stores/buffered-search-log.js';
import { CachedProductCatalog } from '../stores/cached-product-catalog.js';
import { openDatabase, type Database } from '../stores/postgres/open-database.js';
import { RuleFollower } from '../stores/rule-follower.js';
import { WriteBehindResultLists } from '../stores/write-behind-result-lists.js';
import type { Logger } from '../telemetry/logger.js';
import { openSearch } from './open-search.js';

export type ShopDatabase = Database;

/** The database of a configuration, migrated. Rejects where it cannot be reached. */
export const openShopDatabase = ({ database, projectRoot, jobs }: Config): Promise<Database> =>
  openDatabase({
    ...database,
    migrationsDir: path.join(projectRoot, 'prisma/migrations'),
    popularityRefreshMs: jobs.popularityRefreshMs,
    resultListTtlMs: jobs.resultListTtlMs,
    simulatedLabel: SIMULATED_LABEL,
  });

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** What the gateway knows: the database behind caches, and an index that follows it. */
export async function openStores(config: Config, logger: Logger) {
  const database = await openShopDatabase(config);
  const catalog = new CachedProductCatalog(database.catalog);
  const search = await openSearch(config, {
    database,
    logger,
    onChanges: (productIds) => catalog.forget(productIds),
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const ruleFollower = new RuleFollower({ ...database, index: search.index, logger });
  search.onRestart(() => ruleFollower.reapply());
  const warn = (what: string) => (error: unknown) => logger.warn({ err: error }, what);
  const searchLog = new BufferedSearchLog(database.searchLog, warn('searches could not be logged'));
  const answerLog = new BufferedAnswerLog(database.answerLog, warn('answers could not be logged'));
  return {
    ...database,
    catalog,
    index: search.index,
    follower: search.follower,
    ruleFollower,
    searchLog,
    answerLog,
    resultLists: new WriteBehindResultLists(
      database.resultLists,
      warn('a result list could not be stored: its next page may be made anew'),
    ),
    onIndexRestart: search.onRestart,
    async close(): Promise<void> {
      await ruleFollower.stop();
      await search.close();
      await searchLog.close();
      await answerLog.close();
      await database.close();
    },
  };
}
