import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../telemetry/logger.js';
import { formatError } from './errors/format-error.js';
import { reportErrors } from './errors/report-errors.plugin.js';
import { complexityLimit } from './limits/complexity.plugin.js';
import { depthLimit } from './limits/depth.rule.js';
import type { RequestContext } from './request-context.js';

/** A whole shop page has some 500 tokens; values belong into variables, which are not counted. */
const MAX_TOKENS = 5000;

/** Apollo with our limits and errors; not started. */
export const createApolloServer = (
  schema: GraphQLSchema,
  maxComplexity: number,
  logger: Logger,
): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    schema,
    // A public API: its documentation is the schema itself, in every environment.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Persisted queries are kept in memory, at most 30 MiB of them, the least used leaving first.
    persistedQueries: {},
    cache: 'bounded',
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [depthLimit],
    formatError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every field, for 36 µs a request; answers are personal and not cached.
      ApolloServerPluginCacheControlDisabled(),
      complexityLimit(maxComplexity),
      reportErrors(logger),
    ],
  });
