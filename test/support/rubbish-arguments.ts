import fc, { type Arbitrary } from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
} from 'graphql';
import { deviceHandle } from '../../src/graphql/viewer/device-handle.js';

/** Names that an object has before anybody gave it one, and texts that somebody else's parser trips over. */
const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '%00',
  "'; --",
  '${7*7}',
  '💥',
];
/** What the device of `X-Visitor-Id: fuzzer` is called. */
const FUZZERS_DEVICE = deviceHandle('visitor:fuzzer');
const nastyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('coffee', 'frying pna', 'kit-00001', 'brand', 'Kitchen', 'EX-1701', 'GBP'),
);
const nastyInt = fc.oneof(
  fc.constantFrom(0, -1, 1, 100, 101, 2 ** 31 - 1, -(2 ** 31)),
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 1, max: 20 }),
);
const nastyTime = fc.oneof(
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '2026-02-30T00:00:00Z',
    '2026-06-01T12:00:00Z',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
/** Values that do not even have the type. */
const anything = fc.oneof(
  nastyText,
  fc.double(),
  fc.constantFrom(2 ** 53, 1e308, null, true),
  fc.jsonValue({ maxDepth: 2 }),
);

const SCALARS: Readonly<Record<string, Arbitrary<unknown>>> = {
  String: nastyText,
  ID: fc.oneof({ weight: 4, arbitrary: nastyText }, { weight: 1, arbitrary: fc.constant(FUZZERS_DEVICE) }),
  Int: nastyInt,
  Boolean: fc.boolean(),
  DateTime: nastyTime,
};

/** Mostly values of the type, at and beyond its bounds; now and then something else altogether. */
function rubbishOf(type: GraphQLInputType): Arbitrary<unknown> {
  const usual = usualOf(getNullableType(type) as GraphQLInputType);
  const fitting = isNonNullType(type) ? usual : fc.option(usual, { nil: null, freq: 1 });
  return fc.oneof({ arbitrary: fitting, weight: 60 }, { arbitrary: anything, weight: 1 });
}

function usualOf(type: GraphQLInputType): Arbitrary<unknown> {
  if (isListType(type)) return fc.array(rubbishOf(type.ofType as GraphQLInputType), { maxLength: 5 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (!isInputObjectType(type)) return SCALARS[String(type)]!;
  const fields = Object.values(type.getFields());
  const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
  const values = Object.fromEntries(fields.map((field) => [field.name, rubbishOf(field.type)]));
  return fc.record(values, { requiredKeys: required });
}

export interface RubbishOperation {
  readonly query: string;
  readonly variables: Arbitrary<Record<string, unknown>>;
}

/** The deepest useful selection: the price of a product that a recommendation rests on. */
const MAX_DEPTH = 5;

/** An operation that selects everything below a root field, with every argument a variable of rubbish. */
export function rubbishOperation(
  kind: 'query' | 'mutation',
  root: GraphQLField<unknown, unknown>,
): RubbishOperation {
  const declared: string[] = [];
  const variables: Record<string, Arbitrary<unknown>> = {};
  const select = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const args = field.args.map(({ name, type, defaultValue }) => {
      const variable = `${field.name}_${depth}_${name}`;
      const optional = defaultValue === undefined ? type : getNullableType(type);
      if (!(variable in variables)) declared.push(`$${variable}: ${String(optional)}`);
      variables[variable] = rubbishOf(type);
      return `${name}: $${variable}`;
    });
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selectionOf(getNamedType(field.type), depth)}`;
  };
  const selectionOf = (type: GraphQLNamedOutputType, depth: number): string => {
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < MAX_DEPTH || !isObjectType(getNamedType(field.type)),
    );
    return `{ ${fields.map((field) => select(field, depth + 1)).join(' ')} }`;
  };
  const selection = select(root, 0);
  const declarations = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { query: `${kind} Rubbish${declarations} { ${selection} }`, variables: fc.record(variables) };
}
