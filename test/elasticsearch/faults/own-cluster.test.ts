import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../../support/database.js';
import { ElasticShop } from '../../support/elastic-shop.js';
import { FaultProxy } from '../../support/fault-proxy.js';
import { delay } from '../../support/faults.js';
import { TestGateway } from '../../support/gateway.js';
import { listeningLogger } from '../../support/listening-logger.js';
import { draft } from '../../support/make.js';
import { SEARCH } from '../../support/operations.js';
import { OwnElasticsearch } from '../../support/own-elasticsearch.js';
import { startCommand } from '../../support/run-command.js';
import { titlesInDatabase } from '../../support/titles-in-database.js';
import { until } from '../../support/until.js';

const { ELASTICSEARCH_TOOL: tool } = process.env;
const PORT = 9261;
const MINUTE = 60_000;
const PASSWORD = 'simulated-secret';
/** Six bulks, which slowed take seconds: time to crash in. */
const REINDEXED = 3000;
const SLOW_BULK_MS = 1000;

/** Answers as something that is not our Elasticsearch. */
async function openStub(version: string, headers: Record<string, string>): Promise<[string, http.Server]> {
  const server = http.createServer((_request, reply) =>
    reply
      .writeHead(200, { 'content-type': 'application/vnd.elasticsearch+json;compatible-with=9', ...headers })
      .end(JSON.stringify({ version: { number: version }, tagline: 'You Know, for Search' })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server];
}

describe('a server that is not what it should be', () => {
  const PRODUCT = { 'x-elastic-product': 'Elasticsearch' };
  for (const [what, version, headers, message] of [
    ['an older version', '8.19.0', PRODUCT, /Elasticsearch 8\.19\.0 is not supported.*version 9/],
    ['another product', '9.4.3', {}, /ELASTICSEARCH_URL names a server that is not Elasticsearch/],
  ] as const)
    it(`keeps the gateway from starting, and says why: ${what}`, async () => {
      const [address, server] = await openStub(version, headers);
      try {
        await expect(TestGateway.open({ env: new ElasticShop(address).env() })).rejects.toThrow(message);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
});

if (!tool) describe('a cluster of its own', () => it.todo('is skipped: ELASTICSEARCH_TOOL is not set'));
else
  describe('a cluster of its own', () => {
    const cluster = new OwnElasticsearch(tool, PORT, PASSWORD);
    const shop = new ElasticShop(cluster.url, cluster.headers);
    const products = [draft('p1', { title: 'Red kettle' }), draft('p2', { title: 'Blue kettle' })];
    const BASIC = { ELASTICSEARCH_USERNAME: 'elastic', ELASTICSEARCH_PASSWORD: PASSWORD };
    const found = async (gateway: TestGateway, query: string) =>
      (await gateway.ask(SEARCH, { query })).data?.search.totalCount as number | undefined;

    beforeAll(() => cluster.start(), 2 * MINUTE);
    afterAll(() => cluster.stop(), MINUTE);

    for (const [what, credentials, secret] of [
      [
        'a wrong password',
        { ELASTICSEARCH_USERNAME: 'elastic', ELASTICSEARCH_PASSWORD: 'wrong-word' },
        'wrong-word',
      ],
      ['a wrong API key', { ELASTICSEARCH_API_KEY: 'd3Jvbmc6a2V5d29yZA==' }, 'd3Jvbmc6a2V5d29yZA'],
      ['no credentials', {}, 'simulated-secret'],
    ] as const)
      it(`refuses searches and names the cause in its log, never a secret: ${what}`, async () => {
        const { logger, lines } = listeningLogger();
        const gateway = await TestGateway.open({ env: { ...shop.env(), ...credentials }, logger });
        try {
          const answer = await gateway.ask(SEARCH, { query: 'kettle' });
          expect(answer.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
          expect(lines.some((line) => /401 security_exception/.test(line))).toBe(true);
          for (const text of [JSON.stringify(answer), ...lines]) {
            expect(text).not.toContain(secret);
            expect(text).not.toContain(Buffer.from(`elastic:${secret}`).toString('base64'));
          }
        } finally {
          await gateway.close();
        }
      });

    it('searches with an API key that may use its own indices and see the cluster', async () => {
      const { encoded } = await shop.call('POST', '_security/api_key', {
        name: shop.alias,
        role_descriptors: {
          gateway: {
            cluster: ['monitor'],
            indices: [{ names: [shop.alias, `${shop.alias}-*`], privileges: ['all'] }],
          },
        },
      });
      const gateway = await TestGateway.open({
        env: { ...shop.env(), ELASTICSEARCH_API_KEY: encoded },
        products,
      });
      expect(await found(gateway, 'kettle')).toBe(2);
      await gateway.close();
      await shop.remove();
    });

    it(
      'outlives a crash of the cluster in the middle of writes, and the loss of all its data',
      async () => {
        const databaseUrl = await createTestDatabase();
        const env = { ...shop.env(), ...BASIC, DATABASE_URL: databaseUrl };
        const gateway = await TestGateway.open({ env, products });
        let written = 0;
        const stop = new AbortController();
        const writing = (async () => {
          while (!stop.signal.aborted) {
            await gateway.app.stores.catalog.write([
              draft(`w${written}`, { title: `Cup number${written++}` }),
            ]);
            await sleep(20);
          }
        })();
        try {
          await until(async () => (await shop.titles()).size > 50, 30_000);
          const restart = await cluster.crash();
          await until(async () => (await gateway.ask(SEARCH, { query: 'kettle' })).errors !== undefined);
          await restart();
          await until(async () => (await found(gateway, 'kettle')) === 2, 30_000);
          stop.abort();
          await writing;
          await gateway.app.stores.follower.caughtUp();
          expect(await shop.titles()).toEqual(await titlesInDatabase(databaseUrl));

          await cluster.stop();
          await gateway.app.stores.catalog.delete(['p1']);
          await cluster.start();
          await until(async () => (await found(gateway, 'kettle')) === 1, 30_000);
          await gateway.app.stores.follower.caughtUp();
          expect(await shop.titles()).toEqual(await titlesInDatabase(databaseUrl));
        } finally {
          stop.abort();
          await gateway.close();
        }
      },
      4 * MINUTE,
    );

    it(
      'lets a reindex go on where it was after a crash in the middle of it',
      async () => {
        const again = new ElasticShop(cluster.url, cluster.headers);
        const databaseUrl = await createTestDatabase();
        const env = { ...again.env(), ...BASIC, DATABASE_URL: databaseUrl };
        const many = Array.from({ length: REINDEXED }, (_, i) => draft(`m${i}`, { title: `Cup m${i}` }));
        const gateway = await TestGateway.open({ env, products: many });
        const proxy = await FaultProxy.open(cluster.url);
        try {
          proxy.when(/_bulk/, delay(SLOW_BULK_MS));
          const { finished } = startCommand('reindex', [], databaseUrl, {
            ...again.env(proxy.url),
            ...BASIC,
          });
          const newest = async () => (await again.generations())[1];
          await until(async () => {
            const name = await newest();
            return name !== undefined && (await again.titles(name)).size > 0;
          }, 30_000);
          const restart = await cluster.crash();
          await gateway.app.stores.catalog.write([draft('m-late')]);
          await gateway.app.stores.catalog.delete(['m0']);
          await restart();
          expect(await finished).toMatchObject({ code: 0, stderr: '' });
          expect(await again.current()).toBe(await newest());
          await gateway.app.stores.follower.caughtUp();
          expect(await again.titles()).toEqual(await titlesInDatabase(databaseUrl));
        } finally {
          await gateway.close();
          await proxy.close();
        }
      },
      4 * MINUTE,
    );
  });
