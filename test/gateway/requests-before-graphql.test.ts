import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { refusalOf, TestGateway } from '../support/gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await TestGateway.open();
});
afterAll(() => gateway.close());

const JSON_TYPE = { 'content-type': 'application/json' };
type Request = {
  method?: 'GET' | 'POST' | 'PUT';
  url?: string;
  payload?: string;
  headers?: Record<string, string>;
};
const send = async ({ method = 'POST', url = '/graphql', ...request }: Request) => {
  const response = await gateway.app.inject({ method, url, ...request });
  return { status: response.statusCode, ...response.json() };
};

describe('what fails before GraphQL', () => {
  it.each<[string, Request, number, string, RegExp]>([
    ['a path that is none', { method: 'GET', url: '/nowhere' }, 404, 'NOT_FOUND', /API is at \/graphql/],
    [
      'a method that is none',
      { method: 'PUT', payload: '{}', headers: JSON_TYPE },
      404,
      'NOT_FOUND',
      /\/graphql/,
    ],
    ['broken JSON', { payload: '{"query": ', headers: JSON_TYPE }, 400, 'BAD_USER_INPUT', /JSON/],
    [
      'a poisoned key',
      { payload: '{"__proto__": {"query": "{a}"}}', headers: JSON_TYPE },
      400,
      'BAD_USER_INPUT',
      /./,
    ],
    ['an empty body', { payload: '', headers: JSON_TYPE }, 400, 'BAD_USER_INPUT', /empty/],
    [
      'a body of more than 2 MiB',
      {
        payload: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(2 * 1024 * 1024)}` }),
        headers: JSON_TYPE,
      },
      413,
      'BAD_USER_INPUT',
      /larger than 2 MiB/,
    ],
    [
      'a form',
      { payload: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      415,
      'BAD_USER_INPUT',
      /./,
    ],
  ])('has GraphQL’s shape: %s', async (_what, request, status, code, message) => {
    expect(await send(request)).toEqual({
      status,
      errors: [{ message: expect.stringMatching(message), extensions: { code } }],
    });
  });

  it.each(['null', '[]', '"query"', '5', '{}', '{"query": 5}', '{"query": "{a}", "variables": "x"}'])(
    'is refused by Apollo: the body %s',
    async (payload) => {
      const { status, data, errors } = await send({ payload, headers: JSON_TYPE });
      expect([status, data, errors.length]).toEqual([400, undefined, 1]);
      expect(errors[0].extensions.code).toBe('BAD_REQUEST');
    },
  );
});

describe('several operations in one request', () => {
  it('are refused: one request is one operation', async () => {
    const payload = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    const { status, errors } = await send({ payload, headers: JSON_TYPE });
    expect(status).toBe(400);
    expect(errors[0].message).toMatch(/batching/i);
  });
});

describe('a request that another site’s page could make', () => {
  it.each<[string, Request]>([
    ['by a link', { method: 'GET', url: '/graphql?query={__typename}' }],
    ['as plain text', { payload: '{"query": "{ __typename }"}', headers: { 'content-type': 'text/plain' } }],
  ])('is blocked: %s', async (_how, request) => {
    const { status, data, errors } = await send(request);
    expect([status, data]).toEqual([400, undefined]);
    expect(errors[0].message).toMatch(/CSRF/);
  });

  it('is answered with the header that such a page cannot send', async () => {
    const headers = { 'apollo-require-preflight': 'true' };
    const answer = await send({ method: 'GET', url: '/graphql?query={__typename}', headers });
    expect(answer).toEqual({ status: 200, data: { __typename: 'Query' } });
  });

  it('never changes anything by GET', async () => {
    const url = `/graphql?query=${encodeURIComponent('mutation { deleteProducts(ids: ["a"]) { written } }')}`;
    const { status } = await send({ method: 'GET', url, headers: { 'apollo-require-preflight': 'true' } });
    expect(status).toBe(405);
  });

  it('from an origin that is not allowed gets no CORS headers', async () => {
    const preflight = (origin: string) =>
      gateway.app.inject({
        method: 'OPTIONS',
        url: '/graphql',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    expect((await preflight('http://localhost:5173')).headers['access-control-allow-origin']).toBe(
      'http://localhost:5173',
    );
  });
});

describe('an automatic persisted query', () => {
  const query = '{ viewer { id } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  it('is asked for, registered, and answered by its hash from then on', async () => {
    const miss = await gateway.post({ extensions });
    expect([miss.status, miss.errors?.[0]?.extensions.code]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    const answer = { status: 200, data: { viewer: { id: 'unknown' } } };
    expect(await gateway.post({ query, extensions })).toMatchObject(answer);
    expect(await gateway.post({ extensions })).toMatchObject(answer);
  });

  it('is refused under another one’s hash', async () => {
    expect(refusalOf(await gateway.post({ query: '{ __typename }', extensions }))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'provided sha does not match query',
    });
  });
});

describe('the schema', () => {
  it('can be asked for, as GraphiQL and code generators do', async () => {
    const { status, data } = await gateway.ask(getIntrospectionQuery());
    expect(status).toBe(200);
    expect(buildClientSchema(data).getQueryType()?.getFields()).toHaveProperty('search');
  });
});
