import type { PopularQuery } from '../product-index.js';
import type { SearchLog, SearchLogEntry } from '../search-log.js';
import type { PrismaSession } from './prisma-session.js';

export class PostgresSearchLog implements SearchLog {
  constructor(private readonly prisma: PrismaSession) {}

  async append(entries: readonly SearchLogEntry[]): Promise<void> {
    await this.prisma.searchLogEntry.createMany({ data: [...entries] });
  }

  popular(since: Date, minShoppers: number, limit: number): Promise<PopularQuery[]> {
    return this.prisma.$queryRaw<PopularQuery[]>`
      SELECT lower(searched) AS text, count(DISTINCT identity)::int AS shoppers
      FROM search_log
      WHERE at >= ${since} AND total_count > 0 AND identity IS NOT NULL
      GROUP BY 1 HAVING count(DISTINCT identity) >= ${minShoppers}
      ORDER BY shoppers DESC, text LIMIT ${limit}`;
  }
}
