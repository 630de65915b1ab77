import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { ERROR_CODES } from '../../src/domain/errors.js';
import { FakeCrossEncoder } from '../support/fake-cross-encoder.js';
import { TestGateway } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';
import { rubbishOperation } from '../support/rubbish-arguments.js';

/** Ours, and Apollo's for operations that are none. */
const CODES = new Set([
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  ...Object.keys(ERROR_CODES),
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
]);
/** Some seconds' worth; the seed is fixed, so that what failed once fails again. */
const RUNS = { seed: 20260601, numRuns: 60 };

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8'),
);
const operations = (['query', 'mutation'] as const).flatMap((kind) => {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root!.getFields()).map((field) => ({
    name: field.name,
    ...rubbishOperation(kind, field),
  }));
});

let gateway: TestGateway;
let headers: Record<string, string>;
beforeAll(async () => {
  gateway = await TestGateway.open({
    products: KITCHEN_SHOP,
    overrides: { models: new FakeCrossEncoder().models },
    // Everything is asked for at once; what it costs is another test's question.
    env: {
      MAX_COMPLEXITY: '1000000',
      RATE_LIMIT_PER_MINUTE: '1000000',
      PARTNER_RATE_LIMIT_PER_MINUTE: '1000000',
    },
  });
  headers = { 'x-api-key': gateway.app.demoKey!, 'x-visitor-id': 'fuzzer', 'x-viewer-id': 'fuzzer' };
});
afterAll(() => gateway.close());

/** The answer is data, or an error that says whose mistake it was. Returns whether it is data alone. */
async function expectSense(body: object): Promise<boolean> {
  const { status, data, errors = [] } = await gateway.post(body, headers);
  const strange = errors.filter(({ extensions }) => !CODES.has(extensions.code));
  expect({ strange, status: [200, 400, 404].includes(status) || status }).toEqual({
    strange: [],
    status: true,
  });
  expect(data ?? errors[0]).toBeDefined();
  return errors.length === 0;
}

describe('rubbish gets a clear answer, and never an internal error:', () => {
  it.each(operations)('$name with rubbish for arguments', async ({ query, variables }) => {
    let served = 0;
    await fc.assert(
      fc.asyncProperty(variables, async (values) => {
        if (await expectSense({ query, variables: values })) served++;
      }),
      RUNS,
    );
    // Else nothing came past the checks of arguments.
    expect(served).toBeGreaterThan(0);
  });

  it('a query that is any text', async () => {
    const words = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '...',
      'search',
      'query',
      '"',
      ':',
      '$a',
      '@skip',
      '[',
      '#',
      '\n',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (query) => void (await expectSense({ query }))),
      RUNS,
    );
  });

  it('a body that is any JSON', async () => {
    const body = fc.dictionary(
      fc.constantFrom('query', 'variables', 'operationName', 'extensions', 'constructor'),
      fc.oneof(
        fc.constant('{ viewer { id } }'),
        fc.jsonValue(),
        fc.record({ persistedQuery: fc.jsonValue() }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        body,
        async (values) => void (await expectSense({ query: '{ viewer { id } }', ...values })),
      ),
      RUNS,
    );
  });

  it('every shopper is still served afterwards', async () => {
    const { data } = await gateway.ask('{ search(query: "frying pan") { totalCount } }');
    expect(data.search.totalCount).toBeGreaterThan(0);
    expect(gateway.logLines.filter((line) => line.includes('Unexpected error'))).toEqual([]);
  });
});
