import type { FastifyInstance } from 'fastify';

/**
 * Ends each connection with its last answer once the server closes. A request that was under way at that moment
 * would otherwise leave its connection open, and the server waiting for the client to go.
 */
export function closeConnections(http: FastifyInstance): void {
  let closing = false;
  http.addHook('preClose', async () => {
    closing = true;
  });
  http.addHook('onSend', async (_request, reply) => {
    if (closing) void reply.header('connection', 'close');
  });
}
