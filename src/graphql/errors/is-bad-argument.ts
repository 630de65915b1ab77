import { GraphQLError } from 'graphql';

const BAD_ARGUMENT = /^Argument "\w+" (of|has)/;

/** Whether it is what graphql-js says when a variable brought null for an argument that must not be null. */
export const isBadArgument = (error: unknown): boolean =>
  error instanceof GraphQLError && BAD_ARGUMENT.test(error.message);
