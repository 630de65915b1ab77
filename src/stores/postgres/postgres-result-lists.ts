import { Prisma } from '../../generated/prisma/client.js';
import type { ResultEntry, ResultList, ResultLists } from '../result-lists.js';
import type { PrismaSession } from './prisma-session.js';

export class PostgresResultLists implements ResultLists {
  constructor(
    private readonly prisma: PrismaSession,
    /** Milliseconds for which a list is promised to be there. */
    private readonly ttlMs: number,
  ) {}

  async save({ id, notes, entries, complete }: ResultList): Promise<void> {
    await this.prisma.$executeRaw`
      INSERT INTO result_lists (id, notes, entries, complete)
      VALUES (${id}, ${JSON.stringify(notes)}::jsonb, ${JSON.stringify(entries)}::jsonb, ${complete})
      ON CONFLICT (id) DO UPDATE SET entries = excluded.entries, complete = excluded.complete, created_at = now()
      WHERE jsonb_array_length(excluded.entries) > jsonb_array_length(result_lists.entries)`;
  }

  async load(id: string): Promise<ResultList | null> {
    const row = await this.prisma.resultList.findUnique({
      where: { id, createdAt: { gte: new Date(Date.now() - this.ttlMs) } },
    });
    return (
      row && {
        id,
        notes: row.notes,
        entries: row.entries as unknown as ResultEntry[],
        complete: row.complete,
      }
    );
  }

  /** Deletes what is past its time. */
  async sweep(): Promise<void> {
    await this.prisma.$executeRaw(
      Prisma.sql`DELETE FROM result_lists WHERE created_at < ${new Date(Date.now() - this.ttlMs)}`,
    );
  }
}
