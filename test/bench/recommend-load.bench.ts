import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import { PLACEMENTS } from '../../src/domain/placement.js';
import type { BenchShop } from './bench-shop.js';
import type { Benchmark } from './benchmark.js';
import { eventBatches } from './event-batches.js';
import { firstCountDone } from './first-count-done.js';
import { formatMs } from './format-ms.js';
import { latencyOf, type Latency } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { simulateLog } from './simulate-log.js';
import { timed } from './timed.js';

const EVENTS = 1_000_000;
const CALLERS = 20;
const SECONDS = 20;
const WARM_UP_SECONDS = 8;
/** A batch of so many events goes out so often: 1,000 events a second, more than most shops ever have. */
const BATCH = 100;
const BATCH_EVERY_MS = 100;
/** Between an answer and the next question of a caller who reads it. */
const PAUSE_MS = 500;
const BUDGET = '50 ms';

const TRACK = `mutation Track($events: [TrackEventInput!]!) { trackEvents(events: $events) { accepted } }`;
const RECOMMEND = `query Recommend($placement: Placement!, $productIds: [ID!]) {
  recommend(placement: $placement, productIds: $productIds) {
    edges { reason { text } node { id title imageUrl price { amount currencyCode } } }
  }
}`;

/** What twenty callers at once do to recommendations, and recommendations to the events that come in meanwhile. */
export const recommendLoad: Benchmark = {
  name: 'recommend-load',
  question:
    'How long does a recommendation take for twenty callers at once, among a million events, while more come in?',
  async run(shop) {
    await shop.stopGateway();
    const visitors = await fill(shop);
    const load = new Load(shop, new LeanClient((await shop.gateway()).url), visitors);
    await firstCountDone(shop.stateDir);
    await load.ask(0, WARM_UP_SECONDS);
    const hurried = await load.ask(0);
    const [hurriedMeanwhile, offered] = await Promise.all([load.ask(0), load.offer()]);
    const calm = await load.ask(PAUSE_MS);
    const eventsAlone = await load.pour();
    const [calmMeanwhile, eventsMeanwhile] = await Promise.all([load.ask(PAUSE_MS), load.pour()]);
    load.close();
    const row = (callers: string, meanwhile: string, { answers, p50, p95 }: Asked): string[] => [
      callers,
      meanwhile,
      (answers / SECONDS).toFixed(0),
      formatMs(p50),
      formatMs(p95),
      BUDGET,
    ];
    const perSecond = (events: number): string => Math.round(events / SECONDS).toLocaleString('en');
    const atOnce = `${CALLERS}, each asking again at once`;
    const pausing = `${CALLERS}, each pausing ${PAUSE_MS} ms`;
    return {
      header: ['callers', 'events meanwhile', 'answers/s', 'p50', 'p95', 'budget of p95'],
      rows: [
        row(atOnce, 'none', hurried),
        row(atOnce, `${perSecond(offered)}/s, as offered`, hurriedMeanwhile),
        row(pausing, 'none', calm),
        row(pausing, `${perSecond(eventsMeanwhile)}/s, as many as are taken`, calmMeanwhile),
      ],
      notes: [
        `${EVENTS.toLocaleString('en')} simulated events of ${visitors.toLocaleString('en')} visitors; placements in turn; callers run on the same cores.`,
        `Without callers ${perSecond(eventsAlone)} events/s are taken from one sender in batches of ${BATCH}: with those who pause ×${(eventsMeanwhile / eventsAlone).toFixed(2)}.`,
      ],
    };
  },
};

interface Asked extends Latency {
  readonly answers: number;
}

class Load {
  readonly #ids: readonly string[];
  #asked = 0;
  #sent = 0;

  constructor(
    shop: BenchShop,
    private readonly client: LeanClient,
    private readonly visitors: number,
  ) {
    this.#ids = shop.products.map(({ id }) => id);
  }

  /** All callers, each for so long. */
  async ask(pauseMs: number, seconds = SECONDS): Promise<Asked> {
    const took: number[] = [];
    const endsAt = performance.now() + seconds * 1000;
    await Promise.all(
      Array.from({ length: CALLERS }, async (_, caller) => {
        await sleep((pauseMs * caller) / CALLERS);
        while (performance.now() < endsAt) {
          took.push(await timed(() => this.#recommend(this.#asked++)));
          if (pauseMs > 0) await sleep(pauseMs);
        }
      }),
    );
    return { answers: took.length, ...latencyOf(took) };
  }

  /** Events stored of those that are sent at a steady rate. */
  async offer(): Promise<number> {
    const startedAt = performance.now();
    let stored = 0;
    const send = async (): Promise<void> => {
      const accepted = await this.#track();
      if (performance.now() - startedAt <= SECONDS * 1000) stored += accepted;
    };
    const sent: Promise<void>[] = [];
    for (let at = 0; at < SECONDS * 1000; at += BATCH_EVERY_MS) {
      await sleep(Math.max(0, startedAt + at - performance.now()));
      sent.push(send());
    }
    await Promise.all(sent);
    return stored;
  }

  /** Events stored when each batch follows the one before at once. */
  async pour(): Promise<number> {
    const endsAt = performance.now() + SECONDS * 1000;
    let stored = 0;
    while (performance.now() < endsAt) stored += await this.#track();
    return stored;
  }

  close(): void {
    this.client.close();
  }

  #recommend(n: number): Promise<unknown> {
    const placement = PLACEMENTS[n % PLACEMENTS.length]!;
    const ofAPage = placement !== 'HOME' && placement !== 'SEARCH_EMPTY';
    // Products of the page lie far apart, so that no answer finds what another one has just read.
    const productIds = ofAPage
      ? [1, 2, 3].map((i) => this.#ids[(i * 7919 + n * 104_729) % this.#ids.length]!)
      : [];
    return this.client.graphql(
      RECOMMEND,
      { placement, productIds },
      { 'x-visitor-id': `log-${(n * 7919) % this.visitors}` },
    );
  }

  async #track(): Promise<number> {
    const name = `meanwhile-${this.#sent++}`;
    const [events] = eventBatches(name, this.#ids, BATCH, BATCH).batches;
    const { trackEvents } = await this.client.graphql<{ trackEvents: { accepted: number } }>(
      TRACK,
      { events },
      { 'x-visitor-id': `log-${this.#sent % this.visitors}` },
    );
    return trackEvents.accepted;
  }
}

async function fill(shop: BenchShop): Promise<number> {
  const database = await openShopDatabase(loadConfig({ STATE_DIR: shop.stateDir }));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { visitors } = await simulateLog(client, EVENTS);
  await client.end();
  await database.jobs.countProductDays();
  await database.close();
  return visitors;
}
