import { ATTRIBUTION_RULES } from '../../../domain/demand/attribution-rules.js';
import { CLICK_RATE_RULES } from '../../../domain/demand/click-rate-rules.js';
import { examinationCurve, type ExaminationStep } from '../../../domain/demand/examination-curve.js';
import type { PrismaSession } from '../prisma-session.js';
import { exclusively } from './exclusively.js';

export const CLICK_RATES_JOB = 'click-rates';

type Transaction = Parameters<Parameters<typeof exclusively>[2]>[0];

/** Below it a row is a fraction of one impression of half a year ago. */
const FORGOTTEN = 0.01;

interface Step extends ExaminationStep {
  readonly place: string;
  readonly position: number;
}

/**
 * Counts the answers of the days (UTC) that are over since the last time, each day once: what was shown where and what
 * of it was clicked; what was counted before fades. Then estimates how likely each place of a list is looked at, and
 * how often each product was.
 */
export const countClickRates = (prisma: PrismaSession): Promise<boolean> =>
  exclusively(prisma, CLICK_RATES_JOB, async (transaction, position) => {
    const { halfLifeDays, lateDays, maxDays } = CLICK_RATE_RULES;
    const [days] = await transaction.$queryRaw<{ first: Date; end: Date; fresh: number; faded: number }[]>`
      WITH day AS (
        SELECT (now() AT TIME ZONE 'UTC')::date - ${lateDays}::int AS "end", ${position}::text::date AS counted
      )
      SELECT greatest(counted, "end" - ${maxDays}::int) AS first, "end",
        "end" - greatest(counted, "end" - ${maxDays}::int) AS fresh, "end" - coalesce(counted, "end") AS faded
      FROM day`;
    const { first, end, fresh, faded } = days!;
    if (fresh <= 0) return position;
    await fade(transaction, 2 ** (-faded / halfLifeDays));
    await addDays(transaction, first, end);
    await weigh(transaction);
    return end.toISOString().slice(0, 10);
  });

async function fade(transaction: Transaction, kept: number): Promise<void> {
  await transaction.$executeRaw`UPDATE shown_positions SET shown = shown * ${kept}, clicked = clicked * ${kept}`;
  await transaction.$executeRaw`DELETE FROM shown_positions WHERE shown < ${FORGOTTEN}`;
}

/** A product of an answer counts once, as in reports; machines are left out by the day. */
async function addDays(transaction: Transaction, first: Date, end: Date): Promise<void> {
  const { lastPosition, maxShownAnHour, minShownToTell, maxClickRate, clockDays } = ATTRIBUTION_RULES;
  const { halfLifeDays, lateDays } = CLICK_RATE_RULES;
  await transaction.$executeRaw`
    WITH days AS (
      SELECT ${first}::date::timestamp AT TIME ZONE 'UTC' AS first, ${end}::date::timestamp AT TIME ZONE 'UTC' AS "end"
    ), shown AS MATERIALIZED (
      SELECT a.place, a.at, e.product_id, array_position(a.product_ids, e.product_id) - 1 AS position,
        min(e.identity) AS identity, min(e.occurred_at) FILTER (WHERE e.type = 'IMPRESSION') AS seen_at,
        bool_or(e.type = 'CLICK') AS clicked
      FROM days
      CROSS JOIN events e
      JOIN given_answers a ON a.request_id = e.request_id AND a.at >= days.first AND a.at < days."end"
      WHERE e.type IN ('IMPRESSION', 'CLICK')
        AND e.occurred_at >= days.first - make_interval(days => ${clockDays}::int)
        AND e.occurred_at < days."end" + make_interval(days => ${lateDays}::int)
        AND e.product_id = ANY(a.product_ids)
      GROUP BY a.request_id, e.product_id
    ), machine AS (
      SELECT identity FROM shown WHERE seen_at IS NOT NULL
      GROUP BY identity, date_bin('1 hour', seen_at, '1970-01-01T00:00:00Z') HAVING count(*) > ${maxShownAnHour}::int
      UNION
      SELECT identity FROM shown WHERE seen_at IS NOT NULL
      GROUP BY identity
      HAVING count(*) >= ${minShownToTell}::int AND avg(clicked::int) >= ${maxClickRate}::float8
      UNION
      SELECT identity FROM machines
    ), weighed AS (
      SELECT s.product_id, s.place, least(s.position, ${lastPosition}::int) AS position, s.clicked::int AS clicked,
        power(2, -((days."end" AT TIME ZONE 'UTC')::date - 1 - (s.at AT TIME ZONE 'UTC')::date) / ${halfLifeDays}::float8) AS weight
      FROM shown s CROSS JOIN days
      WHERE NOT EXISTS (SELECT FROM machine m WHERE m.identity = s.identity)
    )
    INSERT INTO shown_positions AS p (product_id, place, position, shown, clicked)
    SELECT product_id, place, position, sum(weight), sum(weight * clicked) FROM weighed
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (product_id, place, position)
      DO UPDATE SET shown = p.shown + excluded.shown, clicked = p.clicked + excluded.clicked`;
}

async function weigh(transaction: Transaction): Promise<void> {
  const steps = await transaction.$queryRaw<Step[]>`
    SELECT a.place, a.position, sum(a.clicked * b.shown / (a.shown + b.shown)) AS before,
      sum(b.clicked * a.shown / (a.shown + b.shown)) AS after
    FROM shown_positions a
    JOIN shown_positions b
      ON b.product_id = a.product_id AND b.place = a.place AND b.position = a.position + 1
    WHERE a.place = ANY(${[...CLICK_RATE_RULES.comparedPlaces]}::text[])
    GROUP BY 1, 2`;
  const places = await transaction.$queryRaw<{ place: string }[]>`SELECT DISTINCT place FROM shown_positions`;
  const curves = places.map(({ place }) => {
    const own = new Map(steps.filter((step) => step.place === place).map((step) => [step.position, step]));
    const inOrder = Array.from({ length: ATTRIBUTION_RULES.lastPosition }, (_, k) => own.get(k));
    return { place, rates: examinationCurve(inOrder) };
  });
  await transaction.$executeRaw`DELETE FROM examination_curves`;
  await transaction.$executeRaw`
    INSERT INTO examination_curves (place, rates)
    SELECT place, rates FROM jsonb_to_recordset(${JSON.stringify(curves)}::jsonb) AS c(place text, rates float8[])`;
  await transaction.$executeRaw`DELETE FROM product_clicks`;
  await transaction.$executeRaw`
    INSERT INTO product_clicks (product_id, clicks, examinations)
    SELECT p.product_id, sum(p.clicked), sum(p.shown * c.rates[p.position + 1])
    FROM shown_positions p JOIN examination_curves c USING (place)
    GROUP BY 1 ORDER BY 1`;
}
