import { PLACEMENTS } from '../../src/domain/placement.js';
import type { Benchmark } from './benchmark.js';
import { eventBatches } from './event-batches.js';
import { formatMs } from './format-ms.js';
import { latencyOf } from './latency-of.js';
import { LeanClient } from './lean-client.js';
import { timed } from './timed.js';

/** Shoppers with a history, and their events in batches of one shopper each. */
const SHOPPERS = 200;
const EVENTS_EACH = 100;
/** Of one shopper more, who has looked at half of the shop. */
const HEAVY_EVENTS = 10_000;
const RUNS = 50;
const WARM_UP = 10;
const BUDGET = '50 ms';

const TRACK = `mutation Track($events: [TrackEventInput!]!) { trackEvents(events: $events) { accepted } }`;

const RECOMMEND = `query Recommend($placement: Placement!, $productIds: [ID!]) {
  recommend(placement: $placement, productIds: $productIds) {
    edges { reason { text } node { id title imageUrl price { amount currencyCode } } }
  }
}`;

/** Recommendations as a shop's page asks for them, one after the other. */
export const recommendLatency: Benchmark = {
  name: 'recommend-latency',
  question: 'How long does a recommendation take?',
  async run(shop) {
    const client = new LeanClient((await shop.gateway()).url);
    const ids = shop.products.map(({ id }) => id);
    const track = (visitor: string, events: readonly object[]) =>
      client.graphql(TRACK, { events }, { 'x-visitor-id': visitor });
    const usual = eventBatches('usual', ids, SHOPPERS * EVENTS_EACH, EVENTS_EACH).batches;
    for (const [i, events] of usual.entries()) await track(`usual-${i}`, events);
    for (const events of eventBatches('heavy', ids, HEAVY_EVENTS, 1000).batches) await track('heavy', events);
    const rows: string[][] = [];
    for (const placement of PLACEMENTS)
      for (const viewer of ['unknown', 'usual', 'heavy']) {
        const ofAPage = placement !== 'HOME' && placement !== 'SEARCH_EMPTY';
        const took: number[] = [];
        for (let run = 0; run < WARM_UP + RUNS; run++) {
          // Products of the page lie far apart, so that no run finds what another one has just read.
          const productIds = ofAPage
            ? [1, 2, 3].map((n) => ids[(n * 7919 + run * 104_729) % ids.length]!)
            : [];
          const visitor = viewer === 'usual' ? `usual-${run % SHOPPERS}` : viewer;
          const headers: Record<string, string> = viewer === 'unknown' ? {} : { 'x-visitor-id': visitor };
          took.push(await timed(() => client.graphql(RECOMMEND, { placement, productIds }, headers)));
        }
        const { p50, p95 } = latencyOf(took.slice(WARM_UP));
        rows.push([placement, viewer, formatMs(p50), formatMs(p95), BUDGET]);
      }
    client.close();
    return {
      header: ['placement', 'viewer', 'p50', 'p95', 'budget of p95'],
      rows,
      notes: ['The events are simulated; the heavy viewer has 10,000 of them.'],
    };
  },
};
