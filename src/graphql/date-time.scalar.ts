import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

const refuse = (): never => {
  throw new GraphQLError('A DateTime is ISO 8601 text with its offset, such as "2026-06-01T12:00:00Z".', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
};

/** RFC 3339 as text only: numbers would leave open whether they are seconds or milliseconds. */
export const DateTimeScalar = new GraphQLScalarType<Date, Date>({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description:
    'A moment as ISO 8601 text with its offset, such as 2026-06-01T12:00:00Z (RFC 3339). Answers are in UTC.',
  parseValue: (value) => (typeof value === 'string' ? GraphQLDateTime.parseValue(value) : refuse()),
  parseLiteral: (node, variables) =>
    node.kind === Kind.STRING ? GraphQLDateTime.parseLiteral(node, variables) : refuse(),
});
