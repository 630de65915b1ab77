import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { VitrineError } from '../../domain/errors.js';
import { isBadArgument } from './is-bad-argument.js';

const MASKED = 'INTERNAL_SERVER_ERROR';

/**
 * The one door for errors: ours go out with their code, those of GraphQL itself as they are, and everything
 * else as "Internal server error" with the id under which the log has it.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, path, locations, extensions } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof VitrineError)
    return { message: cause.message, ...place, extensions: { code: cause.code } };
  if (isBadArgument(cause) || isRefusedByApollo(cause))
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  if (extensions?.code !== MASKED) return formatted;
  const { requestId } = extensions;
  return {
    message: 'Internal server error',
    ...place,
    extensions: { code: MASKED, ...(requestId ? { requestId } : {}) },
  };
}

/** Apollo gives some of its refusals, such as that of a query under another one's hash, a status and no code. */
function isRefusedByApollo(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) return false;
  const http = error.extensions.http as { readonly status?: number } | undefined;
  return http?.status !== undefined && http.status >= 400 && http.status < 500;
}

/** Whether an error is none of the caller's: masked for them, and for us to look at. */
export const isUnexpected = (error: GraphQLError): boolean =>
  formatError({ message: error.message, extensions: { code: MASKED, ...error.extensions } }, error).extensions
    ?.code === MASKED;
