import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../../telemetry/metrics.js';

/** What keeps the gateway from serving; empty when it can. */
export type Readiness = () => Promise<readonly string[]>;

/** /livez: the process answers. /readyz: it can serve. /metrics: for Prometheus. */
export function operationsRoutes(http: FastifyInstance, readiness: Readiness, metrics: Metrics): void {
  http.get('/livez', async () => ({ status: 'live' }));
  http.get('/readyz', async (_request, reply) => {
    const reasons = await readiness();
    void reply.code(reasons.length === 0 ? 200 : 503);
    return reasons.length === 0 ? { status: 'ready' } : { status: 'not ready', reasons };
  });
  http.get('/metrics', async (_request, reply) => {
    void reply.header('content-type', metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
