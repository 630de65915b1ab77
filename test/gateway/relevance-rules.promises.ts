import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.js';
import { TestGateway } from '../support/gateway.js';
import { draft } from '../support/make.js';

const PRODUCTS = [
  draft('couch', { title: 'Red couch' }),
  draft('sofa', { title: 'Leather sofa' }),
  draft('hover', { title: 'Hover board' }),
  draft('vacuum', { title: 'Cordless vacuum cleaner', description: 'Not for wet floors.' }),
  draft('mop', { title: 'Floor mop', description: 'Light.' }),
];
const SEARCH = `query ($query: String!) {
  search(query: $query) { totalCount interpretation { corrections { from to } } nodes { id } }
}`;
const PUT = `mutation ($groups: [SynonymGroupInput!]!) {
  putSynonyms(groups: $groups) { written unchanged rejected { index id code message } }
}`;
const DELETE = `mutation ($ids: [ID!]!) {
  deleteSynonyms(ids: $ids) { written unchanged rejected { index id code message } }
}`;
const WEIGH = `mutation ($weights: FieldWeightsInput!) {
  setFieldWeights(weights: $weights) { weights { title description } weightsChange { by } }
}`;
const RULES = `{ relevanceRules { weights { title description } synonyms { id phrases change { at by } } } }`;
const WEIGHTS = { title: 5, description: 2, brand: 2, category: 2, attributes: 1 };
const SOFA = { id: 'sofa', phrases: ['sofa', 'couch'] };
/** What another gateway may lag behind. */
const LAG_MS = 2_000;

/** What whoever edits the rules can rely on; `engine`: the settings that choose one. */
export function promiseRelevanceRules(engine: Readonly<Record<string, string>>): void {
  let env: Record<string, string>;
  let gateway: TestGateway;
  let other: TestGateway;
  let key: Record<string, string>;

  beforeAll(async () => {
    env = { ...engine, DATABASE_URL: await createTestDatabase() };
    gateway = await TestGateway.open({ env, products: PRODUCTS });
    other = await TestGateway.open({ env });
    const created = await gateway.app.stores.partnerKeys.create('Merchandising', ['relevance:write']);
    key = { 'x-api-key': created.key };
  });
  afterAll(async () => {
    await gateway.close();
    await other.close();
  });

  async function found(query: string, asked = gateway): Promise<string[]> {
    const { data } = await asked.ask(SEARCH, { query });
    return data.search.nodes.map(({ id }: { id: string }) => id);
  }

  /** Asks the other gateway until it answers so. */
  async function foundElsewhere(query: string, ids: readonly string[]): Promise<void> {
    const deadline = Date.now() + LAG_MS;
    for (;;) {
      const there = await found(query, other);
      if (there.join() === ids.join()) return;
      if (Date.now() > deadline) expect(there).toEqual(ids);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const put = (...groups: readonly { id: string; phrases: readonly string[] }[]) =>
    gateway.ask(PUT, { groups }, key);

  describe('synonyms', () => {
    it('are followed by the next search, and by another gateway within two seconds', async () => {
      expect(await found('couch')).toEqual(['couch']);
      expect((await put(SOFA)).data.putSynonyms).toEqual({ written: 1, unchanged: 0, rejected: [] });
      expect(await found('couch')).toEqual(['couch', 'sofa']);
      await foundElsewhere('couch', ['couch', 'sofa']);
      const { data } = await gateway.ask(DELETE, { ids: ['sofa', 'never'] }, key);
      expect(data.deleteSynonyms).toEqual({ written: 1, unchanged: 1, rejected: [] });
      expect(await found('couch')).toEqual(['couch']);
      await foundElsewhere('couch', ['couch']);
    });

    it('are found before a word is corrected', async () => {
      const corrected = await gateway.ask(SEARCH, { query: 'hoover' });
      expect(corrected.data.search.interpretation.corrections).toEqual([{ from: 'hoover', to: 'hover' }]);
      await put({ id: 'hoover', phrases: ['vacuum cleaner', 'hoover'] });
      const { data } = await gateway.ask(SEARCH, { query: 'hoover' });
      expect(data.search).toEqual({
        totalCount: 1,
        interpretation: { corrections: [] },
        nodes: [{ id: 'vacuum' }],
      });
    });

    it('are refused one by one, with the place of each and the reason', async () => {
      const { data } = await put(
        { id: 'alone', phrases: ['sofa'] },
        { id: 'good', phrases: ['mop', 'swab'] },
        { id: 'same', phrases: ['sofa', 'Sofas'] },
      );
      expect(data.putSynonyms).toMatchObject({
        written: 1,
        rejected: [
          { index: 0, id: 'alone', code: 'BAD_USER_INPUT', message: 'phrases: must have 2 to 20 phrases.' },
          { index: 2, id: 'same', code: 'BAD_USER_INPUT' },
        ],
      });
      expect(await found('swab')).toEqual(['mop']);
    });

    it('are refused beyond what a shop may have', async () => {
      const groups = Array.from({ length: 1000 }, (_, i) => ({ id: `g${i}`, phrases: [`a${i}`, `b${i}`] }));
      const { rejected, written } = (await put(...groups)).data.putSynonyms;
      const { synonyms } = (await gateway.ask(RULES, {}, key)).data.relevanceRules;
      expect(synonyms).toHaveLength(1000);
      expect(written + rejected.length).toBe(1000);
      expect(rejected.at(-1)).toMatchObject({ index: 999, id: 'g999', code: 'BAD_USER_INPUT' });
      await gateway.ask(DELETE, { ids: groups.map(({ id }) => id) }, key);
      const tooMany = await put(...groups, SOFA);
      expect(tooMany.errors![0]).toMatchObject({
        message: 'groups must have at most 1000 entries, and has 1001. Send more calls.',
        extensions: { code: 'BAD_USER_INPUT' },
      });
    });

    it('say who wrote them and when', async () => {
      await put(SOFA);
      const { synonyms } = (await gateway.ask(RULES, {}, key)).data.relevanceRules;
      const group = synonyms.find(({ id }: { id: string }) => id === 'sofa');
      expect(group).toMatchObject({ phrases: SOFA.phrases, change: { by: 'Merchandising' } });
      expect(Number.isNaN(Date.parse(group.change.at))).toBe(false);
    });
  });

  describe('field weights', () => {
    it('are followed by the next search, and by another gateway within two seconds', async () => {
      expect((await found('floor'))[0]).toBe('mop');
      const { data } = await gateway.ask(WEIGH, { weights: { ...WEIGHTS, title: 0 } }, key);
      expect(data.setFieldWeights).toEqual({
        weights: { title: 0, description: 2 },
        weightsChange: { by: 'Merchandising' },
      });
      expect(await found('floor')).toEqual(['vacuum']);
      await foundElsewhere('floor', ['vacuum']);
      await gateway.ask(WEIGH, { weights: WEIGHTS }, key);
      expect(await found('floor')).toEqual(['mop', 'vacuum']);
      await foundElsewhere('floor', ['mop', 'vacuum']);
    });

    it('are refused outside their range', async () => {
      const { errors } = await gateway.ask(WEIGH, { weights: { ...WEIGHTS, title: 21 } }, key);
      expect(errors![0]).toMatchObject({
        message: 'weights.title: must be a whole number from 0 to 20.',
        extensions: { code: 'BAD_USER_INPUT' },
      });
    });

    it('are in force in a gateway that starts later', async () => {
      await gateway.ask(WEIGH, { weights: { ...WEIGHTS, title: 0 } }, key);
      const later = await TestGateway.open({ env });
      expect(await found('floor', later)).toEqual(['vacuum']);
      await later.close();
      await gateway.ask(WEIGH, { weights: WEIGHTS }, key);
    });
  });

  describe('who may', () => {
    const calls: readonly (readonly [string, string, object])[] = [
      ['read the rules', RULES, {}],
      ['set weights', WEIGH, { weights: WEIGHTS }],
      ['put synonyms', PUT, { groups: [SOFA] }],
      ['delete synonyms', DELETE, { ids: ['sofa'] }],
    ];

    it.each(calls)('%s: only a key with the scope relevance:write', async (_what, operation, variables) => {
      const codeWith = async (headers?: Record<string, string>) =>
        (await gateway.ask(operation, { ...variables }, headers)).errors?.[0]!.extensions.code;
      const { partnerKeys } = gateway.app.stores;
      const feed = await partnerKeys.create('Feed', ['catalogue:write', 'viewers:act']);
      expect(await codeWith()).toBe('UNAUTHENTICATED');
      expect(await codeWith({ 'x-api-key': feed.key })).toBe('FORBIDDEN');
      expect(await codeWith(key)).toBeUndefined();
    });
  });
}
