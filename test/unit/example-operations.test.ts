import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'schema/examples');
const schema = buildSchema(readFileSync(path.join(root, 'schema/schema.graphql'), 'utf8'));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => path.basename(file, '.graphql'));

const read = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
const variablesOf = (name: string): Record<string, unknown> => {
  const file = path.join(folder, `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
};

describe('example operations', () => {
  it.each(names)('%s fits the schema, and so do its variables', (name) => {
    const document = parse(read(name));
    const operation = getOperationAST(document);
    const variables = variablesOf(name);
    expect(validate(schema, document)).toEqual([]);
    expect(operation?.name).toBeDefined();
    expect(getVariableValues(schema, operation!.variableDefinitions ?? [], variables).errors).toBeUndefined();
    const declared = new Set(
      (operation!.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    );
    expect(Object.keys(variables).filter((variable) => !declared.has(variable))).toEqual([]);
  });

  it.each(names)('%s says at its top what it shows and which header it needs', (name) => {
    const comment = read(name)
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .join(' ');
    expect(comment).toMatch(/Needs no header|Header X-/);
    expect(read(name)).toMatch(/^# \S.{5,60}\n/);
  });

  it('have no variables without an operation', () => {
    const orphans = readdirSync(folder).filter(
      (file) => file.endsWith('.json') && !names.includes(path.basename(file, '.json')),
    );
    expect(orphans).toEqual([]);
  });

  it('show every root field', () => {
    const asked = new Set(
      names.flatMap((name) =>
        getOperationAST(parse(read(name)))!.selectionSet.selections.flatMap((selection) =>
          selection.kind === 'Field' ? [selection.name.value] : [],
        ),
      ),
    );
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(fields.filter((field) => !asked.has(field))).toEqual([]);
  });
});
