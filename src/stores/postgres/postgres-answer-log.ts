import type { HistorySpan } from '../../domain/viewers/history-span.js';
import type { AnswerPlace } from '../../domain/answer-place.js';
import type { AnswerLog, GivenAnswer, KeptAnswers } from '../answer-log.js';
import type { PrismaSession } from './prisma-session.js';

/** As long as searches are kept: a season to look back on. They say what somebody was shown, so not for ever. */
const KEPT_DAYS = 90;

export class PostgresAnswerLog implements AnswerLog, KeptAnswers {
  constructor(private readonly prisma: PrismaSession) {}

  async append(answers: readonly GivenAnswer[]): Promise<void> {
    // One statement of one parameter, as for the search log. What a failed write had stored all the same stays.
    await this.prisma.$executeRaw`
      INSERT INTO given_answers (request_id, place, identity, model, fallback, at, product_ids, sources)
      SELECT "requestId", place, identity, model, fallback, at, "productIds", sources
      FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS a(
        "requestId" text, place text, identity text, model text, fallback boolean, at timestamptz, "productIds" text[],
        sources text[])
      ON CONFLICT (request_id) DO NOTHING`;
  }

  /** Without an index, as the search log: few shoppers leave, and every answer would pay for it. */
  erase(history: readonly HistorySpan[]): Promise<number> {
    return this.prisma.$executeRaw`
      DELETE FROM given_answers a
      USING jsonb_to_recordset(${JSON.stringify(history)}::jsonb) AS span(
        identity text, "from" timestamptz, until timestamptz)
      WHERE a.identity = span.identity
        AND a.at >= coalesce(span."from", '-infinity') AND a.at < coalesce(span.until, 'infinity')`;
  }

  async *scan(batchSize = 1000): AsyncIterable<readonly GivenAnswer[]> {
    let after = '';
    for (;;) {
      const rows = await this.prisma.givenAnswer.findMany({
        where: { requestId: { gt: after } },
        orderBy: { requestId: 'asc' },
        take: batchSize,
      });
      if (rows.length > 0) yield rows.map((row) => ({ ...row, place: row.place as AnswerPlace }));
      if (rows.length < batchSize) return;
      after = rows.at(-1)!.requestId;
    }
  }

  /** Deletes what is past its time. */
  async sweep(): Promise<void> {
    await this.prisma
      .$executeRaw`DELETE FROM given_answers WHERE at < now() - make_interval(days => ${KEPT_DAYS}::int)`;
  }
}
