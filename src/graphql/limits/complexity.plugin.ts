import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, getVariableValues, type DocumentNode, type GraphQLSchema } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { VitrineError } from '../../domain/errors.js';
import { isBadArgument } from '../errors/is-bad-argument.js';
import type { RequestContext } from '../request-context.js';

const ESTIMATORS = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/** Refuses operations that ask for more than one request may cost; see connection-cost.ts for how it is counted. */
export const complexityLimit = (maxComplexity: number): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ request, document, schema, operationName }) {
        const complexity = costOf(schema, document, request.variables ?? {}, operationName ?? undefined);
        if (complexity <= maxComplexity) return;
        const counted = Number.isFinite(complexity) ? `costs ${complexity}` : 'is too large to be counted';
        const message = `The operation ${counted}; the limit is ${maxComplexity}. Ask for fewer fields, a smaller first, or send several operations.`;
        throw new GraphQLError(message, {
          originalError: new VitrineError('QUERY_TOO_COMPLEX', message),
          extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
        });
      },
    };
  },
});

/**
 * Infinity for an operation too large to be counted; 0 where variables are wrong: execution refuses it as a whole,
 * and says it better. Throws what GraphQL says of an argument for which a variable brought null: that would fail
 * one field only, and the others would have run without being counted.
 */
function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): number {
  try {
    return getComplexity({ schema, query, variables, operationName, estimators: ESTIMATORS });
  } catch (error) {
    if (variablesAreWrong(schema, query, variables, operationName)) return 0;
    if (isBadArgument(error)) throw error;
    return Infinity;
  }
}

function variablesAreWrong(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): boolean {
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      (operationName === undefined || definition.name?.value === operationName),
  );
  if (operation?.kind !== 'OperationDefinition') return false;
  return (
    getVariableValues(schema, [...(operation.variableDefinitions ?? [])], variables).errors !== undefined
  );
}
