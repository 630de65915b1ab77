import { Prisma } from '../../generated/prisma/client.js';
import type { ResultEntry, ResultList, ResultLists } from '../result-lists.js';
import type { PrismaSession } from './prisma-session.js';

export class PostgresResultLists implements ResultLists {
  constructor(
    private readonly prisma: PrismaSession,
    /** Milliseconds for which a list is promised to be there. */
    private readonly ttlMs: number,
  ) {}

  async save({ id, viewer, notes, entries, complete }: ResultList): Promise<void> {
    await this.prisma.$executeRaw`
      INSERT INTO result_lists (id, viewer, notes, entries, complete)
      VALUES (${id}, ${viewer}, ${JSON.stringify(notes)}::jsonb, ${JSON.stringify(entries)}::jsonb, ${complete})
      ON CONFLICT (id) DO UPDATE SET entries = excluded.entries, complete = excluded.complete, created_at = now()
      WHERE jsonb_array_length(excluded.entries) > jsonb_array_length(result_lists.entries)`;
  }

  async load(id: string): Promise<ResultList | null> {
    const row = await this.prisma.resultList.findUnique({ where: this.#young(id) });
    return (
      row && {
        id,
        viewer: row.viewer,
        notes: row.notes,
        entries: row.entries as unknown as ResultEntry[],
        complete: row.complete,
      }
    );
  }

  async isKept(id: string): Promise<boolean> {
    return (await this.prisma.resultList.count({ where: this.#young(id) })) > 0;
  }

  /** Without an index: few shoppers leave, and lists are kept for minutes. */
  async erase(viewers: readonly string[]): Promise<void> {
    await this.prisma.resultList.deleteMany({ where: { viewer: { in: [...viewers] } } });
  }

  /** Deletes what is past its time. */
  async sweep(): Promise<void> {
    await this.prisma.$executeRaw(
      Prisma.sql`DELETE FROM result_lists WHERE created_at < ${new Date(Date.now() - this.ttlMs)}`,
    );
  }

  #young(id: string) {
    return { id, createdAt: { gte: new Date(Date.now() - this.ttlMs) } };
  }
}
