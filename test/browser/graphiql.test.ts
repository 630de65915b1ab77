import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BrowserShop } from '../support/browser-shop.js';
import { GraphiqlPage } from '../support/graphiql-page.js';

const folder = path.resolve(import.meta.dirname, '../../../schema/examples');
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => {
    const query = readFileSync(path.join(folder, file), 'utf8');
    const variables = path.join(folder, file.replace('.graphql', '.json'));
    return {
      title: /^# (.+)/.exec(query)![1]!,
      query,
      name: /^(?:query|mutation) (\w+)/m.exec(query)![1]!,
      variables: existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : {},
      needsKey: query.includes('X-Api-Key'),
      // Its id is in another example's answer.
      needsDevice: query.includes('so that there is a device'),
    };
  });

let shop: BrowserShop;
let graphiql: GraphiqlPage;

beforeAll(async () => {
  shop = await BrowserShop.open();
});
afterAll(() => shop.close());

beforeEach(async () => {
  graphiql = await GraphiqlPage.open(await shop.visit());
});
afterEach(async () => {
  expect(graphiql.visit.troubles).toEqual([]);
  await graphiql.visit.close();
});

/** What happens when an example is opened is made anew each time. */
const withoutMoments = (variables: unknown): unknown =>
  JSON.parse(JSON.stringify(variables), (key, value: unknown) =>
    key === 'occurredAt' || key === 'eventId' ? 'anew' : value,
  );

describe('GraphiQL', () => {
  it('offers every example operation', async () => {
    expect((await graphiql.exampleTitles()).sort()).toEqual(examples.map(({ title }) => title).sort());
  });

  it('opens each example with its variables and headers, and shows its answer', async () => {
    await graphiql.open('Catalogue: write products', 'UpsertProducts');
    await graphiql.giveKey(shop.demoKey);
    for (const { title, name, query, variables } of examples.filter(({ needsDevice }) => !needsDevice)) {
      await graphiql.open(title, name);
      const { sent, headers, answer, shown } = await graphiql.run();
      expect({ title, query: sent.query }).toEqual({ title, query });
      expect({ title, variables: withoutMoments(sent.variables ?? {}) }).toEqual({
        title,
        variables: withoutMoments(variables),
      });
      expect(headers['x-visitor-id']).toMatch(/^[0-9a-f]{32}$/);
      expect({ title, errors: answer.errors }).toEqual({ title, errors: undefined });
      expect(shown).toContain('"data"');
    }
  });

  it.each(examples.filter(({ needsKey }) => needsKey))(
    'says where the key of "$title" comes from, and asks for none afterwards',
    async ({ title, name }) => {
      await graphiql.open(title, name);
      const { headers, answer, shown } = await graphiql.run();
      expect(headers['x-api-key']).toBe('the demo key that the gateway printed at its start');
      expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect(shown).toContain('UNAUTHENTICATED');
      graphiql.visit.forgive(/^error: Failed to load resource.* 401|^401/);
      await graphiql.open('Status: what answers here', 'Status');
      expect((await graphiql.run()).answer.errors).toBeUndefined();
    },
  );

  it('keeps what somebody typed when an example is opened', async () => {
    await graphiql.write('{ status { version } }');
    await graphiql.open('Suggest: while somebody types', 'Suggest');
    expect(await graphiql.tabCount()).toBe(2);
  });

  it('opens the documentation', async () => {
    await graphiql.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await graphiql.page.getByRole('link', { name: 'Query', exact: true }).click();
    await graphiql.page.getByText('Products for what a shopper typed').waitFor();
  });

  it('completes a field', async () => {
    await graphiql.write('{ sta');
    await graphiql.page.keyboard.press('Control+Space');
    await graphiql.page.locator('.suggest-widget [role=option]', { hasText: 'status' }).waitFor();
  });
});
