import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { VitrineError } from '../../domain/errors.js';

const MASKED = 'INTERNAL_SERVER_ERROR';

/** What graphql-js says when a variable brought null for an argument that must not be null. */
const BAD_ARGUMENT = /^Argument "\w+" (of|has)/;

/**
 * The one door for errors: ours go out with their code, those of GraphQL itself as they are, and everything
 * else as "Internal server error" with the id under which the log has it.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, path, locations, extensions } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = unwrapResolverError(error);
  if (cause instanceof VitrineError)
    return { message: cause.message, ...place, extensions: { code: cause.code } };
  if (cause instanceof GraphQLError && BAD_ARGUMENT.test(message))
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  if (extensions?.code !== MASKED) return formatted;
  const { requestId } = extensions;
  return {
    message: 'Internal server error',
    ...place,
    extensions: { code: MASKED, ...(requestId ? { requestId } : {}) },
  };
}

/** Whether an error is none of the caller's: masked for them, and for us to look at. */
export const isUnexpected = (error: GraphQLError): boolean =>
  formatError({ message: error.message, extensions: { code: MASKED, ...error.extensions } }, error).extensions
    ?.code === MASKED;
