import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ERROR_CODES, type ErrorCode } from '../../domain/errors.js';
import type { Logger } from '../../telemetry/logger.js';
import type { RequestContext } from '../request-context.js';
import { isUnexpected } from './format-error.js';

/** Logs unexpected errors once, notes codes for the log line, and gives an answer without data its HTTP status. */
export const reportErrors = (logger: Logger): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue: { requestId, signal } }) {
        for (const error of errors.filter(isUnexpected)) {
          error.extensions.requestId = requestId;
          // Whatever fails when the client has left fails for that reason.
          if (!signal.aborted)
            logger.error(
              { err: unwrapResolverError(error), requestId, path: error.path?.join('.') },
              'Unexpected error',
            );
        }
      },
      async willSendResponse({ response: { body, http }, contextValue, operationName }) {
        contextValue.trace.operation = operationName ?? undefined;
        if (body.kind !== 'single') return;
        const codes = (body.singleResult.errors ?? []).map(({ extensions }) => String(extensions?.code));
        contextValue.trace.errors.push(...codes);
        if (codes[0] !== undefined && !body.singleResult.data)
          http.status = statusOf(codes[0]) ?? http.status;
      },
    };
  },
});

function statusOf(code: string): number | undefined {
  if (code === 'INTERNAL_SERVER_ERROR') return 500;
  return code in ERROR_CODES ? ERROR_CODES[code as ErrorCode].httpStatus : undefined;
}
