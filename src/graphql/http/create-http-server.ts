import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';
import { closeConnections } from './close-connections.js';
import { shapeErrors } from './graphql-errors.js';
import { logRequests } from './log-requests.js';
import { requestIdOf } from './request-id.js';

export interface HttpSettings {
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  /** Whether pages on loopback may call, as in development. */
  readonly trustLoopbackPages: boolean;
}

/** Bytes of a request: 500 products of 4 kB. */
const BODY_LIMIT = 2 * 1024 * 1024;
/** Milliseconds a client may take to send its request; slower ones hold a connection for nothing. */
const REQUEST_TIMEOUT = 30_000;

const LOOPBACK_PAGE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Answers are data: a browser that takes one for a page may load and do nothing. Pages bring a policy of their own. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** Fastify with headers, limits, request ids, log lines and errors; without routes. */
export async function createHttpServer(settings: HttpSettings, logger: Logger): Promise<FastifyInstance> {
  const http = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: requestIdOf,
  });
  shapeErrors(http, logger);
  logRequests(http, logger);
  closeConnections(http);
  await http.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY });
  await http.register(cors, {
    origin: [...settings.corsOrigins, ...(settings.trustLoopbackPages ? [LOOPBACK_PAGE] : [])],
    exposedHeaders: ['x-request-id', 'retry-after'],
    // Seconds a browser may remember the answer to its preflight.
    maxAge: 600,
  });
  return http;
}
