import { Readable } from 'node:stream';
import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/viewers/caller.js';
import { VitrineError } from '../../domain/errors.js';
import type { Authentication } from '../authentication/authentication.js';
import type { RequestContext, RequestTrace } from '../request-context.js';
import type { RateLimits } from './rate-limits.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; set before the body is read. */
    caller: Caller | null;
    /** What GraphQL did, for the log line. */
    trace: RequestTrace | null;
  }
}

export interface GraphQLRouteParts {
  readonly server: ApolloServer<RequestContext>;
  readonly authentication: Authentication;
  readonly rateLimits: RateLimits;
  createContext(request: Pick<RequestContext, 'requestId' | 'caller' | 'signal' | 'trace'>): RequestContext;
}

/** POST and GET /graphql: who is asking, their quota, then straight into Apollo. */
export function graphqlRoute(http: FastifyInstance, parts: GraphQLRouteParts): void {
  http.decorateRequest('caller', null).decorateRequest('trace', null);
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: (request, reply) => identify(parts, request, reply),
    handler: (request, reply) => execute(parts, request, reply),
  });
}

/** The key or token is verified before it chooses a quota; guesses are counted against their address. */
async function identify(
  { authentication, rateLimits }: GraphQLRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  try {
    request.caller = await authentication.identify(request.headers);
  } catch (error) {
    if (error instanceof VitrineError) await rateLimits.countStranger(request, reply);
    throw error;
  }
  await rateLimits.count(request, reply, request.caller);
}

async function execute(parts: GraphQLRouteParts, request: FastifyRequest, reply: FastifyReply) {
  const trace: RequestTrace = { fields: [], errors: [] };
  request.trace = trace;
  const search = request.url.indexOf('?');
  const response = await parts.server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: toHeaderMap(request),
      search: search < 0 ? '' : request.url.slice(search),
      body: request.body,
    },
    context: async () =>
      parts.createContext({ requestId: request.id, caller: request.caller!, signal: signalOf(reply), trace }),
  });
  void reply.code(response.status ?? 200);
  for (const [name, value] of response.headers) void reply.header(name, value);
  return reply.send(
    response.body.kind === 'complete' ? response.body.string : Readable.from(response.body.asyncIterator),
  );
}

function toHeaderMap({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
}

/** Aborts when the client leaves before its answer is out. */
function signalOf(reply: FastifyReply): AbortSignal {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort(new Error('The client has left.'));
  });
  return abort.signal;
}
