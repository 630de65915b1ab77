import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestGateway, type TestGatewayOptions } from '../support/gateway.js';
import { KITCHEN_SHOP } from '../support/kitchen-shop.js';

/** Shops that the examples must work in: they need the ids and words that the examples speak of. */
const SHOPS: readonly (TestGatewayOptions & { readonly name: string })[] = [
  { name: 'a small shop', products: KITCHEN_SHOP },
  { name: 'the demo shop', env: { DEMO_SHOP: 'true' } },
];

const folder = path.resolve(import.meta.dirname, '../../../schema/examples');
/** What one example writes another one finds, and the last one takes away. */
const FIRST = 'upsert-products';
const LAST = 'delete-products';
const others = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => path.basename(file, '.graphql'))
  .filter((name) => name !== FIRST && name !== LAST);

const read = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
const variablesOf = (name: string): Record<string, unknown> => {
  const file = path.join(folder, `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
};

describe.each(SHOPS)('the example operations in $name', ({ name: _name, ...options }) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.open(options);
    // The demo shop has 4,000 products, and a busy machine takes its time for them.
  }, 60_000);
  afterAll(() => gateway.close());

  /** The headers that an example says it needs. */
  const headersFor = (example: string): Record<string, string> => ({
    ...(/Header X-Visitor-Id/.test(example) && { 'x-visitor-id': 'example-visitor' }),
    ...(/Header X-Api-Key/.test(example) && { 'x-api-key': gateway.app.demoKey! }),
    ...(/Header X-Viewer-Id/.test(example) && { 'x-viewer-id': 'example-shopper' }),
  });

  it.each([FIRST, ...others, LAST])('%s answers without an error', async (name) => {
    const example = read(name);
    const answer = await gateway.ask(example, variablesOf(name), headersFor(example));
    await gateway.app.stores.follower.caughtUp();
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.errors).toBeUndefined();
    expect(Object.values(answer.data).some(showsSomething)).toBe(true);
  });
});

/** Whether a root field's answer is more than empty lists and noughts. */
function showsSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(showsSomething);
  if (typeof value === 'object' && value !== null) {
    const { edges, nodes, rejected, ...rest } = value as Record<string, unknown[] | undefined>;
    if (rejected) return rejected.length === 0;
    return edges || nodes ? (edges ?? nodes)!.length > 0 : Object.values(rest).some(showsSomething);
  }
  return value !== null && value !== false && value !== 0 && value !== '';
}
