import { ANONYMOUS_PREFIX } from '../../domain/viewers/anonymous-prefix.js';
import { ATTRIBUTION_RULES } from '../../domain/demand/attribution-rules.js';
import type { AnswerOutcomes, OutcomeQuestion, Outcomes } from '../answer-outcomes.js';
import type { PrismaSession } from './prisma-session.js';

/** Outcomes in one statement that reads the time's events once: minutes of single reads, seconds of one. */
export class PostgresAnswerOutcomes implements AnswerOutcomes {
  constructor(private readonly prisma: PrismaSession) {}

  async of({ since, until, places }: OutcomeQuestion): Promise<Outcomes> {
    const { windowDays, clockDays, maxShownAnHour, minShownToTell, maxClickRate, lastPosition } =
      ATTRIBUTION_RULES;
    const [row] = await this.prisma.$queryRaw<{ outcomes: Outcomes }[]>`
      WITH rules AS (
        SELECT ${since}::timestamptz AS since, ${until}::timestamptz AS until,
          make_interval(days => ${windowDays}::int) AS "window", make_interval(days => ${clockDays}::int) AS clock
      ), held AS MATERIALIZED (
        -- Whose a device was when; as shopperHistory has it, what came before the first sign-in is that shopper's.
        SELECT device, CASE WHEN signed_in THEN shopper END AS shopper,
          CASE WHEN signed_in AND row_number() OVER own = 1 THEN '-infinity' ELSE occurred_at END AS "from",
          lead(occurred_at, 1, 'infinity'::timestamptz) OVER own AS until
        FROM hand_overs WHERE NOT parted
        WINDOW own AS (PARTITION BY device ORDER BY occurred_at, id)
      ), happened AS MATERIALIZED (
        SELECT e.id, e.identity, e.type, e.request_id, e.product_id, e.occurred_at, coalesce(held.shopper, e.identity) AS viewer,
          a.at, array_position(a.product_ids, e.product_id) - 1 AS position
        FROM rules CROSS JOIN events e
        LEFT JOIN held
          ON held.device = e.identity AND e.occurred_at >= held."from" AND e.occurred_at < held.until
        LEFT JOIN given_answers a ON a.request_id = e.request_id
        WHERE e.occurred_at >= rules.since - rules."window" - rules.clock
          AND e.occurred_at < rules.until + rules."window" + rules.clock
          AND (e.type IN ('ADD_TO_CART', 'PURCHASE') OR e.type IN ('IMPRESSION', 'CLICK') AND e.request_id IS NOT NULL)
      ), shown AS MATERIALIZED (
        SELECT request_id, product_id, position, (array_agg(viewer ORDER BY occurred_at, id))[1] AS viewer,
          min(occurred_at) FILTER (WHERE type = 'IMPRESSION') AS seen_at, bool_or(type = 'CLICK') AS clicked
        FROM happened WHERE position IS NOT NULL
        GROUP BY 1, 2, 3
      ), machine AS MATERIALIZED (
        SELECT viewer FROM shown WHERE seen_at IS NOT NULL
        GROUP BY viewer, date_bin('1 hour', seen_at, '1970-01-01T00:00:00Z')
        HAVING count(*) > ${maxShownAnHour}::int
        UNION
        SELECT viewer FROM shown WHERE seen_at IS NOT NULL
        GROUP BY viewer
        HAVING count(*) >= ${minShownToTell}::int AND avg(clicked::int) >= ${maxClickRate}::float8
        UNION
        SELECT h.viewer FROM happened h JOIN machines USING (identity)
      ), led AS MATERIALIZED (
        SELECT request_id, product_id, bool_or(type = 'ADD_TO_CART') AS carted, bool_or(type = 'PURCHASE') AS bought
        FROM (
          SELECT DISTINCT ON (outcome.id) outcome.type, touch.request_id, touch.product_id
          FROM rules CROSS JOIN happened outcome
          JOIN happened touch
            ON touch.viewer = outcome.viewer AND touch.product_id = outcome.product_id
            AND touch.occurred_at <= outcome.occurred_at
            AND touch.occurred_at > outcome.occurred_at - rules."window"
          WHERE outcome.type IN ('ADD_TO_CART', 'PURCHASE')
            AND touch.type <> 'IMPRESSION' AND touch.position IS NOT NULL
          ORDER BY outcome.id, touch.occurred_at DESC, touch.id DESC
        ) AS last
        GROUP BY 1, 2
      ), asked AS (
        SELECT a.* FROM rules CROSS JOIN given_answers a
        WHERE a.at >= rules.since AND a.at < rules.until AND a.place = ANY(${[...places]}::text[])
      ), fact AS MATERIALIZED (
        SELECT s.viewer, m.viewer IS NOT NULL AS to_machine, a.place, a.sources[s.position + 1] AS source,
          least(s.position, ${lastPosition}::int)::text AS position, coalesce(a.model, 'none') AS model,
          CASE WHEN a.fallback THEN 'yes' ELSE 'no' END AS fallback, s.seen_at IS NULL AS unseen,
          s.clicked::int AS clicked, coalesce(l.carted, false)::int AS carted, coalesce(l.bought, false)::int AS bought
        FROM shown s
        JOIN asked a USING (request_id)
        LEFT JOIN led l USING (request_id, product_id)
        LEFT JOIN machine m ON m.viewer = s.viewer
      ), by_viewer AS (
        SELECT t.trait, t.value, f.viewer, count(*) AS shown, sum(f.clicked) AS clicked, sum(f.carted) AS carted,
          sum(f.bought) AS bought
        FROM fact f
        CROSS JOIN LATERAL (VALUES ('all', ''), ('place', f.place), ('source', f.source), ('position', f.position),
          ('model', f.model), ('fallback', f.fallback)) AS t(trait, value)
        WHERE NOT f.to_machine
        GROUP BY 1, 2, 3
      ), by_trait AS (
        SELECT jsonb_build_object('trait', trait, 'value', value, 'viewers', count(*), 'shown', sum(shown),
          'shownSquared', sum(shown * shown),
          'clicked', jsonb_build_object('count', sum(clicked), 'squared', sum(clicked * clicked),
            'timesShown', sum(clicked * shown)),
          'carted', jsonb_build_object('count', sum(carted), 'squared', sum(carted * carted),
            'timesShown', sum(carted * shown)),
          'bought', jsonb_build_object('count', sum(bought), 'squared', sum(bought * bought),
            'timesShown', sum(bought * shown))) AS found
        FROM by_viewer GROUP BY trait, value
      )
      SELECT jsonb_build_object(
        'answers', (SELECT count(*) FROM asked),
        'groups', coalesce((SELECT jsonb_agg(found) FROM by_trait), '[]'::jsonb),
        'doubts', jsonb_build_object(
          'unseen', (SELECT count(*) FROM fact WHERE unseen AND NOT to_machine),
          'unnamed', (SELECT count(*) FROM fact WHERE starts_with(viewer, ${ANONYMOUS_PREFIX}) AND NOT to_machine)),
        'leftOut', jsonb_build_object(
          'machines', (SELECT count(DISTINCT viewer) FROM fact WHERE to_machine),
          'shownToMachines', (SELECT count(*) FROM fact WHERE to_machine),
          'unmatchedEvents', (
            SELECT count(*) FROM happened CROSS JOIN rules
            WHERE request_id IS NOT NULL AND position IS NULL AND occurred_at >= since AND occurred_at < until
          ))) AS outcomes`;
    return row!.outcomes;
  }
}
