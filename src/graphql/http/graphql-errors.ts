import type { FastifyInstance } from 'fastify';
import { ERROR_CODES, VitrineError } from '../../domain/errors.js';
import type { Logger } from '../../telemetry/logger.js';

/** Answers everything that fails before Apollo in GraphQL's shape, with the catalogue's codes. */
export function shapeErrors(http: FastifyInstance, logger: Logger): void {
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { status, ...shown } = translate(error);
    if (status === 500) logger.error({ err: error, requestId: request.id }, 'Unexpected error');
    // The caller is told that it is refused, the operator why: which claim of a token is missing.
    else if (error instanceof VitrineError && error.cause instanceof Error)
      logger.info({ requestId: request.id, code: shown.code, reason: error.cause.message }, 'refused');
    const requestId = status === 500 ? { requestId: request.id } : {};
    void reply.code(status).send(body(shown.message, shown.code, requestId));
  });
  http.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .send(
        body('There is nothing here. The API is at /graphql, its documentation at /graphiql.', 'NOT_FOUND'),
      ),
  );
}

interface Shown {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function translate(error: Error & { statusCode?: number }): Shown {
  if (error instanceof VitrineError)
    return { status: ERROR_CODES[error.code].httpStatus, code: error.code, message: error.message };
  const status = error.statusCode ?? 500;
  if (status === 503)
    return {
      status,
      code: 'UNAVAILABLE',
      message: 'The gateway is shutting down. Try again: another one will answer.',
    };
  if (status >= 500) return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' };
  if (status === 413)
    return {
      status,
      code: 'BAD_USER_INPUT',
      message: 'The body is larger than 2 MiB. Send smaller batches.',
    };
  return { status, code: 'BAD_USER_INPUT', message: error.message };
}

const body = (message: string, code: string, extensions: object = {}) => ({
  errors: [{ message, extensions: { code, ...extensions } }],
});
