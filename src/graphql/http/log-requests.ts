import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/livez', '/readyz', '/metrics']);

/** One line per request, under an id that the answer carries too. Queries and variables are not logged: they are personal. */
export function logRequests(http: FastifyInstance, logger: Logger): void {
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  http.addHook('onResponse', async (request, reply) => {
    const path = request.routeOptions.url ?? 'unknown';
    if (QUIET.has(path)) return;
    const { trace, caller } = request;
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        path,
        status: reply.statusCode,
        tookMs: Math.round(reply.elapsedTime * 10) / 10,
        ...(trace && { operation: trace.operation, fields: trace.fields, errors: trace.errors }),
        ...(caller?.partner && { partner: caller.partner.id }),
      },
      'request',
    );
  });
}
