import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { BackgroundJobs } from './app/background-jobs.js';
import { DemoShopFilling } from './app/demo-shop-filling.js';
import { openStores, type Stores } from './app/open-stores.js';
import { startJobs } from './app/start-jobs.js';
import { toListenError } from './app/to-listen-error.js';
import { openReadyVectors } from './app/vectors/open-ready-vectors.js';
import { VectorFilling } from './app/vectors/vector-filling.js';
import type { Config } from './config.js';
import { systemClock, type Clock } from './domain/clock.js';
import { Authentication } from './graphql/authentication/authentication.js';
import { PartnerVerifier } from './graphql/authentication/partner-verifier.js';
import { createTokenVerifier } from './graphql/authentication/token-verifier.js';
import { ViewerProfiles } from './graphql/authentication/viewer-profiles.js';
import { buildGatewaySchema } from './graphql/build-gateway-schema.js';
import { createApolloServer } from './graphql/create-apollo-server.js';
import { createHttpServer } from './graphql/http/create-http-server.js';
import { graphqlRoute } from './graphql/http/graphql.route.js';
import { operationsRoutes } from './graphql/http/operations.routes.js';
import { createRateLimits } from './graphql/http/rate-limits.js';
import { measureRootFields } from './graphql/measure-root-fields.js';
import { ProductLoader } from './graphql/product/product.loader.js';
import type { Models } from './inference/models.js';
import { openModels } from './inference/open-models.js';
import { PairScores } from './inference/pair-scores.js';
import { FEATURE_SET } from './ranking/features/feature-set.js';
import { recommendAnswers } from './ranking/recommend-answers.js';
import { recommendPipeline } from './ranking/recommend.pipeline.js';
import { SharedRecommendIndex } from './ranking/shared-recommend-index.js';
import { searchAnswers } from './ranking/search-answers.js';
import { searchPipeline } from './ranking/search.pipeline.js';
import { registerStorefront } from './storefront/register-storefront.js';
import type { Logger } from './telemetry/logger.js';
import { Metrics } from './telemetry/metrics.js';

export interface App {
  /** The key of this process's demo partner; only in development without configured authentication. */
  readonly demoKey: string | undefined;
  readonly stores: Stores;
  /** Answers a request without a port, as tests do. */
  readonly inject: FastifyInstance['inject'];
  /** Opens the port and resolves with the address, http://127.0.0.1:4000; where it is taken, closes all and rejects. */
  listen(): Promise<string>;
  /** Answers what has arrived, then stops everything that was started. */
  close(): Promise<void>;
}

/** What stands in for the real thing, in tests. */
export interface Overrides {
  /** The present of requests; default: the system's. */
  readonly clock?: Clock;
  /** Default: those of the manifest. */
  readonly models?: Models;
}

/** Puts the gateway together and starts what works behind it. Everything started here is stopped by `close`. */
export async function createApp(config: Config, logger: Logger, overrides: Overrides = {}): Promise<App> {
  const { clock = systemClock } = overrides;
  const tokens = await createTokenVerifier(config.auth);
  if (config.production && !tokens)
    throw new Error(
      'NODE_ENV=production needs to know its shoppers: set JWT_SECRET, JWT_PUBLIC_KEY or JWT_JWKS_URL.',
    );
  const metrics = new Metrics();
  // Models load while everything else is opened, so that a start takes no longer; what they reject with is told below.
  const opening = overrides.models
    ? Promise.resolve(overrides.models)
    : openModels(config.inference, logger, metrics, FEATURE_SET);
  // Whoever waits for them hears of it; until then it is nobody's unhandled rejection.
  opening.catch(() => undefined);
  const closing: (() => Promise<unknown>)[] = [
    () =>
      opening.then(
        (models) => models.close(),
        () => undefined,
      ),
  ];
  const close = async (): Promise<void> => {
    for (let step = closing.pop(); step; step = closing.pop()) await step();
  };
  const giveUp = async (error: unknown): Promise<never> => {
    await close();
    throw error;
  };
  const stores = await openStores(config, logger).catch(giveUp);
  const jobs = new BackgroundJobs(metrics, logger);
  const filling = new DemoShopFilling(stores, logger);
  closing.push(
    () => stores.close(),
    () => jobs.stop(),
    () => filling.stop(),
  );
  try {
    await stores.ruleFollower.start();
    if (config.demoShop) await filling.start();
    await stores.follower.start();
    startJobs(jobs, stores, config.jobs, metrics);
    const models = await opening;
    const vectorFilling = new VectorFilling({
      ...stores,
      models,
      logger,
      readyVectors: (encoder) => openReadyVectors(config.projectRoot, encoder, logger),
    });
    closing.push(() => vectorFilling.stop());
    await vectorFilling.start();
    const partners = new PartnerVerifier(stores.partnerKeys);
    const demoKey = tokens ? undefined : partners.makeDemoKey();
    const profiles = new ViewerProfiles(
      stores.viewers,
      stores.events,
      stores.sessionNames,
      config.consentDefault,
      clock,
    );
    const authentication = new Authentication(tokens, partners, profiles);
    const server = createApolloServer(
      await gatewaySchema(config, stores, profiles, models, metrics, logger),
      config.limits.maxComplexity,
      logger,
    );
    await server.start();
    closing.push(() => server.stop());
    const http = await createHttpServer({ ...config.http, trustLoopbackPages: !config.production }, logger);
    closing.push(() => http.close());
    operationsRoutes(http, () => obstacles(stores, filling), metrics);
    graphqlRoute(http, {
      server,
      authentication,
      rateLimits: await createRateLimits(http, config.limits),
      createContext: (request) => ({
        ...request,
        now: clock(),
        products: new ProductLoader(stores.catalog),
        pairScores: models.crossEncoder && new PairScores(models.crossEncoder),
      }),
    });
    await registerStorefront(http, { root: config.projectRoot });
    const listen = (): Promise<string> =>
      http.listen(config.http).catch((error: unknown) => giveUp(toListenError(error, config.http)));
    return { demoKey, stores, inject: http.inject.bind(http), listen, close };
  } catch (error) {
    return giveUp(error);
  }
}

async function gatewaySchema(
  config: Config,
  stores: Stores,
  profiles: ViewerProfiles,
  models: Models,
  metrics: Metrics,
  logger: Logger,
) {
  const { catalog, index, events, statistics, resultLists, follower, firstFilling } = stores;
  const { ruleBook, ruleFollower, searchLog, answerLog, viewers, sessionNames } = stores;
  const search = searchPipeline({ ...stores, textEncoder: models.textEncoder });
  const recommend = recommendPipeline({
    ...stores,
    index: new SharedRecommendIndex(index),
    ranker: models.ranker,
    nextProducts: models.nextProducts,
    newArrivalsShare: config.newArrivalsShare,
  });
  const schema = await buildGatewaySchema({
    version: readVersion(config.projectRoot),
    index,
    catalog,
    statistics,
    events,
    searchLog,
    answerLog,
    resultLists,
    viewers,
    sessionNames,
    profiles,
    ruleBook,
    rulesFollowed: () => ruleFollower.caughtUp(),
    metrics,
    models,
    searchAnswers: searchAnswers(search, catalog, resultLists, metrics, logger),
    recommendAnswers: recommendAnswers(recommend, catalog, resultLists, metrics, logger),
    indexReady: () => follower.ready,
    simulated: () => firstFilling.isThere(),
  });
  measureRootFields(schema, metrics);
  return schema;
}

/** What keeps the gateway from serving. */
async function obstacles({ follower, ping }: Stores, filling: DemoShopFilling): Promise<string[]> {
  const reachable = await ping().then(
    () => true,
    () => false,
  );
  return [
    ...(reachable ? [] : ['The database is out of reach.']),
    // A cluster that is down is down for every gateway, and what needs no search is answered all the same.
    ...(follower.ready || follower.outOfReach ? [] : ['The search index is being filled.']),
    ...(filling.going ? ['The demo shop is being filled.'] : []),
  ];
}

const readVersion = (projectRoot: string): string =>
  (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
