import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { assertSimpleSafe } from './assert-simple-safe.js';
import { TrackEventsResolver } from './events/track-events.resolver.js';
import type { GatewayParts } from './gateway-parts.js';
import { CatalogueResolver } from './product/catalogue.resolver.js';
import { MoneyResolver } from './product/money.resolver.js';
import { ProductResolver } from './product/product.resolver.js';
import { RecommendResolver } from './recommend/recommend.resolver.js';
import { RecommendationEdgeResolver } from './recommend/recommendation-edge.resolver.js';
import { RelevanceRulesResolver } from './relevance/relevance-rules.resolver.js';
import { SearchConnectionResolver } from './search/search-connection.resolver.js';
import { SearchEdgeResolver } from './search/search-edge.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { StatusResolver } from './status/status.resolver.js';
import { SuggestResolver } from './suggest/suggest.resolver.js';
import { DevicesResolver } from './viewer/devices.resolver.js';
import { PrivacyResolver } from './viewer/privacy.resolver.js';
import { UserEventResolver } from './viewer/user-event.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

type ResolverClass = abstract new (...args: never[]) => object;

/** Every resolver and how it is made. */
const RESOLVERS = new Map<ResolverClass, (parts: GatewayParts) => object>([
  [SearchResolver, (parts) => new SearchResolver(parts.searchAnswers, parts.index)],
  [SearchConnectionResolver, (parts) => new SearchConnectionResolver(parts.index)],
  [SearchEdgeResolver, () => new SearchEdgeResolver()],
  [SuggestResolver, (parts) => new SuggestResolver(parts.index)],
  [RecommendResolver, (parts) => new RecommendResolver(parts.recommendAnswers)],
  [RecommendationEdgeResolver, () => new RecommendationEdgeResolver()],
  [ProductResolver, () => new ProductResolver()],
  [MoneyResolver, () => new MoneyResolver()],
  [CatalogueResolver, (parts) => new CatalogueResolver(parts.catalog)],
  [RelevanceRulesResolver, (parts) => new RelevanceRulesResolver(parts.ruleBook, parts.rulesFollowed)],
  [
    TrackEventsResolver,
    ({ events, sessionNames, metrics }) => new TrackEventsResolver(events, sessionNames, metrics),
  ],
  [ViewerResolver, (parts) => new ViewerResolver(parts.events, parts.viewers)],
  [DevicesResolver, (parts) => new DevicesResolver(parts.viewers, parts.profiles)],
  [PrivacyResolver, (parts) => new PrivacyResolver(parts)],
  [UserEventResolver, () => new UserEventResolver()],
  [StatusResolver, (parts) => new StatusResolver(parts)],
]);

/** The schema; without parts it can be printed, not executed. */
export async function buildGatewaySchema(parts?: GatewayParts): Promise<GraphQLSchema> {
  const made = new Map<unknown, object>(
    parts ? [...RESOLVERS].map(([resolver, make]) => [resolver, make(parts)]) : [],
  );
  const schema = await buildSchema({
    resolvers: [...RESOLVERS.keys()] as unknown as NonEmptyArray<() => unknown>,
    container: { get: (resolver) => made.get(resolver) },
    // The rules of arguments are the resolvers' own: they name the range and the way out.
    validate: false,
  });
  assertSimpleSafe();
  return schema;
}
