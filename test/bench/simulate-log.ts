import type pg from 'pg';

/** Of these a visit has so many, within a quarter of an hour. */
const EVENTS_A_VISIT = 50;
const VISITS_EACH = 4;
/** Products of an answer, every one of which was seen; the rest of a visit is what a hand does. */
const ROW = 12;
const ANSWERS_A_VISIT = 2;
const DAYS = 90;

/** Answers are shown in turn where these say. */
const PLACES = `ARRAY['HOME', 'PRODUCT', 'CART', 'SEARCH']`;
/** What is done by hand in a visit, in turn: of twenty-six things two are purchases, in one basket. */
const DONE = `ARRAY['CLICK', 'VIEW', 'VIEW', 'CLICK', 'VIEW', 'VIEW', 'VIEW', 'CLICK', 'ADD_TO_CART', 'VIEW', 'VIEW', 'CLICK', 'PURCHASE']::event_type[]`;

/**
 * Fills a log with SIMULATED visits over ninety days: 50 events each, half of them impressions of two answers, and four
 * visits of a visitor. A few products get most of the demand, as in shops. `count` is a multiple of 200.
 */
export async function simulateLog(client: pg.Client, count: number): Promise<{ readonly visitors: number }> {
  const visits = count / EVENTS_A_VISIT;
  const visitors = visits / VISITS_EACH;
  const shown = ROW * ANSWERS_A_VISIT;
  // Prime steps scatter whatever is counted up, the same at every run.
  const k = (n: string): string =>
    `floor(products * power((${n}) * 7919::bigint % 1000003 / 1000003.0, 3))::int`;
  const at = (visit: string): string =>
    `now() - interval '1 hour' - (${visit}) * 104729::bigint % ${DAYS * 86_400} * interval '1 second'`;
  await client.query(
    `CREATE TEMP TABLE sold AS SELECT row_number() OVER (ORDER BY id)::int - 1 AS k, id FROM products`,
  );
  await client.query('ANALYZE sold');
  const products = '(SELECT count(*)::int AS products FROM sold) AS counted';
  await client.query(
    `INSERT INTO given_answers (request_id, place, identity, fallback, at, product_ids, sources)
     SELECT 'log-' || n, (${PLACES})[n % 4 + 1], 'visitor:log-' || n / ${ANSWERS_A_VISIT} % ${visitors}, false,
       ${at(`n / ${ANSWERS_A_VISIT}`)}, array_agg(sold.id ORDER BY i), array_fill('trending'::text, ARRAY[${ROW}])
     FROM (
       SELECT n, i, ${k(`n * ${ROW}::bigint + i`)} AS k
       FROM generate_series(0, ${visits * ANSWERS_A_VISIT - 1}) AS n, generate_series(0, ${ROW - 1}) AS i, ${products}
     ) AS shown JOIN sold USING (k)
     GROUP BY n`,
  );
  await client.query(
    `INSERT INTO events (event_id, identity, type, product_id, request_id, position, occurred_at, platform)
     SELECT 'log-' || n, 'visitor:log-' || visit % ${visitors},
       CASE WHEN i < ${shown} THEN 'IMPRESSION' ELSE (${DONE})[(i - ${shown}) % 13 + 1] END::event_type, sold.id,
       CASE WHEN i < ${shown} THEN 'log-' || visit * ${ANSWERS_A_VISIT} + i / ${ROW} END,
       CASE WHEN i < ${shown} THEN i % ${ROW} END, ${at('visit')} + i * interval '15 seconds', 'WEB'
     FROM (
       SELECT n, visit, i, ${k(`visit * ${shown}::bigint + CASE WHEN i < ${shown} THEN i ELSE i * 31 END`)} AS k
       FROM generate_series(0, ${count - 1}) AS n
       CROSS JOIN LATERAL (SELECT n / ${EVENTS_A_VISIT} AS visit, n % ${EVENTS_A_VISIT} AS i) AS v, ${products}
     ) AS done JOIN sold USING (k)`,
  );
  await client.query('VACUUM ANALYZE events, given_answers');
  return { visitors };
}
