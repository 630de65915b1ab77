import path from 'node:path';
import { applyMigrations } from './apply-migrations.js';
import { ChannelListener } from './channel-listener.js';
import { useEmbeddedServer } from './embedded/embedded-server.js';
import { countClickRates } from './jobs/click-rates.job.js';
import { findMachines } from './jobs/find-machines.job.js';
import { refreshNeighbours } from './jobs/neighbours.job.js';
import { countProductDays } from './jobs/product-days.job.js';
import { sweepOutbox } from './jobs/sweep-outbox.job.js';
import { PostgresAnswerLog } from './postgres-answer-log.js';
import { PostgresAnswerOutcomes } from './postgres-answer-outcomes.js';
import { PostgresCatalogFeed } from './postgres-catalog-feed.js';
import { PostgresDeadLetters } from './postgres-dead-letters.js';
import { PostgresEventLog } from './postgres-event-log.js';
import { PostgresFirstFilling } from './postgres-first-filling.js';
import { PostgresIndexProgress } from './postgres-index-progress.js';
import { PostgresPartnerKeys } from './postgres-partner-keys.js';
import { CATALOGUE_CHANNEL, PostgresProductCatalog } from './postgres-product-catalog.js';
import { PostgresProductVectors } from './postgres-product-vectors.js';
import { PostgresResultLists } from './postgres-result-lists.js';
import { PostgresRuleBook, RULES_CHANNEL } from './postgres-rule-book.js';
import { PostgresSearchLog } from './postgres-search-log.js';
import { PostgresSessionNames } from './postgres-session-names.js';
import { PostgresShopStatistics } from './postgres-shop-statistics.js';
import { PostgresViewerDirectory } from './postgres-viewer-directory.js';
import { openPrismaSession } from './prisma-session.js';

export interface DatabaseOptions {
  /** A PostgreSQL to use; absent: the embedded one in `stateDir`. */
  readonly url?: string;
  readonly stateDir: string;
  readonly poolSize: number;
  readonly migrationsDir: string;
  readonly popularityRefreshMs: number;
  readonly resultListTtlMs: number;
  /** The end of the description of every product that the first filling brings. */
  readonly simulatedLabel: string;
}

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** Opens the database, migrated, with every store in it. Rejects where it cannot be reached or migrated. */
export async function openDatabase(options: DatabaseOptions) {
  const embedded = options.url ? undefined : await useEmbeddedServer(path.resolve(options.stateDir));
  const url = options.url ?? embedded!.url;
  try {
    await applyMigrations(url, options.migrationsDir);
  } catch (error) {
    await embedded?.release();
    throw error;
  }
  const prisma = openPrismaSession(url, options.poolSize);
  const listener = new ChannelListener(url, [CATALOGUE_CHANNEL, RULES_CHANNEL]);
  const resultLists = new PostgresResultLists(prisma, options.resultListTtlMs);
  const searchLog = new PostgresSearchLog(prisma);
  const answerLog = new PostgresAnswerLog(prisma);
  const sessionNames = new PostgresSessionNames(prisma);
  const vectors = new PostgresProductVectors(prisma);
  return {
    /** Carries the password: for child processes and tests only. */
    url,
    embedded: embedded !== undefined,
    catalog: new PostgresProductCatalog(prisma),
    feed: new PostgresCatalogFeed(prisma, vectors, listener),
    vectors,
    indexProgress: new PostgresIndexProgress(prisma, url),
    deadLetters: new PostgresDeadLetters(prisma),
    ruleBook: new PostgresRuleBook(prisma, listener),
    events: new PostgresEventLog(prisma),
    statistics: new PostgresShopStatistics(prisma, options.popularityRefreshMs),
    searchLog,
    answerLog,
    answerOutcomes: new PostgresAnswerOutcomes(prisma),
    resultLists,
    viewers: new PostgresViewerDirectory(prisma),
    sessionNames,
    partnerKeys: new PostgresPartnerKeys(prisma),
    firstFilling: new PostgresFirstFilling(prisma, url, options.simulatedLabel),
    jobs: {
      countProductDays: async () => {
        await findMachines(prisma);
        return countProductDays(prisma);
      },
      countClickRates: async () => {
        await findMachines(prisma);
        return countClickRates(prisma);
      },
      refreshNeighbours: async () => {
        await findMachines(prisma);
        return refreshNeighbours(prisma, url);
      },
      sweep: async () => {
        await resultLists.sweep();
        await searchLog.sweep();
        await answerLog.sweep();
        await sessionNames.sweep();
        await sweepOutbox(prisma);
      },
    },
    /** Rejects with UNAVAILABLE while the database is out of reach. */
    async ping(): Promise<void> {
      await prisma.$queryRaw`SELECT 1`;
    },
    async close(): Promise<void> {
      await listener.close();
      await prisma.$disconnect();
      await embedded?.release();
    },
  };
}
