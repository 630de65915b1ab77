import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';

const file = path.resolve(import.meta.dirname, '../../../schema/schema.graphql');
const schema = buildSchema(readFileSync(file, 'utf8'));

interface Described {
  readonly name: string;
  readonly description?: string | null;
}
const under = (owner: string, parts: readonly Described[]): Described[] =>
  parts.map(({ name, description }) => ({ name: `${owner}.${name}`, description }));

/** A type with everything in it that can have a description. */
function partsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type)) return [type, ...under(type.name, type.getValues())];
  if (isInputObjectType(type)) return [type, ...under(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [type];
  const fields = Object.values(type.getFields());
  const args = fields.flatMap((field) => under(`${type.name}.${field.name}`, field.args));
  // The two roots are described by their fields.
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return [...(roots.includes(type as never) ? [] : [type]), ...under(type.name, fields), ...args];
}

const own = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const described = own.flatMap(partsOf);

describe('the schema', () => {
  it('describes every type, field, argument, input field and enum value', () => {
    expect(described.length).toBeGreaterThan(200);
    expect(described.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  it('describes them in sentences', () => {
    const fragments = described.filter(({ description }) => !description?.endsWith('.'));
    expect(fragments.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });
});
