import type { Config } from '../config.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { BackgroundJobs } from './background-jobs.js';
import type { Stores } from './open-stores.js';
import { POPULARITY_DAYS } from './popularity-days.js';

/** Completions are offered of what at least so many shoppers searched in so many days: never one person's words. */
const MIN_SHOPPERS = 3;
const QUERY_DAYS = 30;
const MAX_QUERIES = 2000;
const DAY_MS = 86_400_000;

const QUERIES_REFRESH_MS = 60_000;
/** There is a new day to count once a day; which hour of it does not matter. */
const CLICK_RATES_MS = 3_600_000;
const SWEEP_MS = 600_000;

/** What is kept fresh behind the answers. */
export function startJobs(
  jobs: BackgroundJobs,
  stores: Stores,
  config: Config['jobs'],
  metrics: Metrics,
): void {
  const { index, statistics, searchLog } = stores;
  const countDemand = {
    name: 'product-days',
    everyMs: config.popularityRefreshMs,
    run: async () => {
      await stores.jobs.countProductDays();
      await index.setPopularity(await statistics.popularity(POPULARITY_DAYS));
      metrics.indexedProducts.set((await index.stats()).products);
    },
  };
  const popularQueries = {
    name: 'popular-queries',
    everyMs: QUERIES_REFRESH_MS,
    run: async () => {
      const since = new Date(Date.now() - QUERY_DAYS * DAY_MS);
      await index.setPopularQueries(await searchLog.popular(since, MIN_SHOPPERS, MAX_QUERIES));
    },
  };
  jobs.start(countDemand);
  jobs.start(popularQueries);
  jobs.start({
    name: 'neighbours',
    everyMs: config.neighboursRefreshMs,
    run: () => stores.jobs.refreshNeighbours(),
  });
  jobs.start({
    name: 'click-rates',
    everyMs: CLICK_RATES_MS,
    run: () => stores.jobs.countClickRates(),
  });
  jobs.start({ name: 'sweep', everyMs: SWEEP_MS, run: () => stores.jobs.sweep() });
  // An index that lost everything lost these as well.
  stores.onIndexRestart(() => {
    void jobs.runOnce(countDemand);
    void jobs.runOnce(popularQueries);
  });
}
