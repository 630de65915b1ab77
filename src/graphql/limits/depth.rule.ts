import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ValidationRule } from 'graphql';
import { VitrineError } from '../../domain/errors.js';

/**
 * Levels of fields and fragments. The deepest sensible answer, the price of a product that a recommendation
 * rests on, has six, and nine when written in fragments.
 */
const MAX_DEPTH = 12;

const TOO_DEEP = new VitrineError(
  'QUERY_TOO_COMPLEX',
  `The operation nests deeper than ${MAX_DEPTH} levels. Ask for less in one operation.`,
);

/** Refuses documents that nest deeper than any sensible answer. */
export const depthLimit = maxDepthRule({
  n: MAX_DEPTH,
  propagateOnRejection: false,
  onReject: [
    (context) => context?.reportError(new GraphQLError(TOO_DEEP.message, { originalError: TOO_DEEP })),
  ],
}) as ValidationRule;
