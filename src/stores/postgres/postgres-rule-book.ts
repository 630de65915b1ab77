import { DEFAULT_RELEVANCE_RULES, type FieldWeights } from '../../domain/relevance/relevance-rules.js';
import type { SynonymGroup } from '../../domain/relevance/synonym-group.js';
import { admitSynonyms } from '../admit-synonyms.js';
import type { WriteCounts } from '../product-catalog.js';
import type { PutSynonyms, RuleBook, RuleBookPage } from '../rule-book.js';
import type { ChannelListener } from './channel-listener.js';
import type { PrismaSession } from './prisma-session.js';

/** The channel that tells gateways to look at the revision. */
export const RULES_CHANNEL = 'vitrine_rules';

/** The rule book in PostgreSQL. Every change is one statement that locks the book's row first and raises its revision. */
export class PostgresRuleBook implements RuleBook {
  constructor(
    private readonly prisma: PrismaSession,
    private readonly listener: ChannelListener,
  ) {}

  async revision(): Promise<number> {
    return (await this.prisma.ruleBook.findUniqueOrThrow({ where: ROW, select: { revision: true } }))
      .revision;
  }

  async read(): Promise<RuleBookPage> {
    // The revision first: what changes between the two reads then has a later one.
    const { revision, weights, weightsChangedAt, weightsChangedBy } =
      await this.prisma.ruleBook.findUniqueOrThrow({ where: ROW });
    const groups = await this.prisma.synonymGroup.findMany({ orderBy: { id: 'asc' } });
    return {
      revision,
      // A field that is searched since then has its shipped weight.
      weights: { ...DEFAULT_RELEVANCE_RULES.weights, ...(weights as Partial<FieldWeights> | null) },
      weightsChange:
        weightsChangedAt && weightsChangedBy !== null ? { at: weightsChangedAt, by: weightsChangedBy } : null,
      synonyms: groups.map(({ id, phrases, changedAt, changedBy }) => ({
        id,
        phrases,
        change: { at: changedAt, by: changedBy },
      })),
    };
  }

  async setFieldWeights(weights: FieldWeights, changedBy: string): Promise<void> {
    await this.prisma.$queryRaw`
      WITH given AS (SELECT ${JSON.stringify(weights)}::jsonb AS weights), turned AS (
        UPDATE rule_book b
        SET weights = given.weights, weights_changed_at = now(), weights_changed_by = ${changedBy},
          revision = revision + 1
        FROM given WHERE b.weights IS DISTINCT FROM given.weights
        RETURNING 1
      )
      SELECT CASE WHEN count(*) > 0 THEN pg_notify(${RULES_CHANNEL}, '')::text END FROM turned`;
  }

  async putSynonyms(groups: readonly SynonymGroup[], changedBy: string): Promise<PutSynonyms> {
    for (;;) {
      const { revision, synonyms } = await this.read();
      const { changed, refused } = admitSynonyms(synonyms, groups);
      const written = changed.length;
      // Somebody else's change came between: what there is room for may be otherwise now.
      if (written > 0 && !(await this.#write(changed, changedBy, revision))) continue;
      return { written, unchanged: groups.length - written - refused.length, refused };
    }
  }

  async deleteSynonyms(ids: readonly string[]): Promise<WriteCounts> {
    const [row] = await this.prisma.$queryRaw<{ written: number }[]>`
      WITH turned AS (
        UPDATE rule_book SET revision = revision + 1
        WHERE EXISTS (SELECT FROM synonym_groups WHERE id = ANY(${[...ids]}))
        RETURNING 1
      ), gone AS (
        DELETE FROM synonym_groups WHERE EXISTS (SELECT FROM turned) AND id = ANY(${[...ids]})
        RETURNING 1
      )
      SELECT count(*)::int AS written, CASE WHEN count(*) > 0 THEN pg_notify(${RULES_CHANNEL}, '')::text END
      FROM gone`;
    return { written: row!.written, unchanged: ids.length - row!.written };
  }

  onChange(listener: () => void): Promise<() => Promise<void>> {
    return this.listener.subscribe(RULES_CHANNEL, listener);
  }

  /** False, and nothing is written, where the book is not at this revision any more. */
  async #write(groups: readonly SynonymGroup[], changedBy: string, revision: number): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ turned: boolean }[]>`
      WITH turned AS (
        UPDATE rule_book SET revision = revision + 1 WHERE revision = ${revision} RETURNING 1
      ), put AS (
        INSERT INTO synonym_groups (id, phrases, changed_at, changed_by)
        SELECT id, ARRAY(SELECT jsonb_array_elements_text(phrases)), now(), ${changedBy}
        FROM jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) AS g(id text, phrases jsonb)
        WHERE EXISTS (SELECT FROM turned)
        ON CONFLICT (id) DO UPDATE SET
          phrases = excluded.phrases, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      )
      SELECT count(*) > 0 AS turned, CASE WHEN count(*) > 0 THEN pg_notify(${RULES_CHANNEL}, '')::text END
      FROM turned`;
    return row!.turned;
  }
}

/** The one row of the table. */
const ROW = { id: 1 } as const;
