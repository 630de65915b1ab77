import { execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startCommand } from '../support/run-command.js';
import { startGateway, type Gateway } from '../support/start-gateway.js';
import { StateDir } from '../support/state-dir.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

/** More than an export reads at once: it still needs the database when the gateway has gone. */
const PRODUCTS = 2500;
const BATCH = 500;
const SOON_MS = 10_000;

const UPSERT = `mutation Upsert($products: [ProductInput!]!) { upsertProducts(products: $products) { written } }`;
const TRACK = `mutation Track($events: [TrackEventInput!]!) { trackEvents(events: $events) { accepted } }`;
const SEARCH = '{ search(query: "mug") { totalCount } }';
const COMMANDS_AND_GATEWAYS = `SELECT 1 FROM pg_stat_activity WHERE application_name = 'vitrine-lease'`;
const WAITING = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'vitrine'`;

const root = temporaryFolder();
const running = new Set<Gateway>();
const commands = new Set<ChildProcess>();
const clients = new Set<pg.Client>();
afterEach(async () => {
  for (const command of commands) command.kill('SIGKILL'); // Only a failure leaves one.
  await Promise.all([...clients].map((client) => client.end()));
  await Promise.all([...running].map((gateway) => gateway.stop()));
  for (const used of [clients, running, commands]) used.clear();
});

async function open(state: StateDir): Promise<Gateway> {
  const gateway = await startGateway({ STATE_DIR: state.folder });
  running.add(gateway);
  return gateway;
}

async function connect(state: StateDir): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: state.databaseUrl });
  client.on('error', () => {}); // The server may be stopped under it.
  await client.connect();
  clients.add(client);
  return client;
}

async function stock(gateway: Gateway, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const products = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => ({
      id: `p${from + i}`,
      title: `Mug ${from + i}`,
      priceMinorUnits: 100,
      currencyCode: 'GBP',
    }));
    await gateway.graphql(UPSERT, { products }, { 'x-api-key': gateway.demoKey });
  }
}

async function found(gateway: Gateway): Promise<number | undefined> {
  const { data } = await gateway.graphql<{ search: { totalCount: number } }>(SEARCH);
  return data?.search.totalCount;
}

/** Servers on a state folder, by the process list. */
const serversOn = ({ folder }: StateDir): number =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((args) => args.includes(`-D ${path.join(folder, 'postgres/cluster')} `)).length;

const rowsOf = async (client: pg.Client, query: string): Promise<number> =>
  (await client.query(query)).rowCount ?? 0;

describe('the embedded PostgreSQL of a state folder', () => {
  it('stays for a command when the gateway closes first, and goes with the command', async () => {
    const state = new StateDir(path.join(root, 'command'));
    const gateway = await open(state);
    await stock(gateway, PRODUCTS);
    const client = await connect(state);
    // The export writes into this pipe, and waits there until somebody reads it.
    const file = path.join(root, 'products.jsonl');
    execFileSync('mkfifo', [`${file}.part`]);
    const { child, finished } = startCommand('export', ['products', file], { stateDir: state.folder });
    commands.add(child);
    const both = async () => (await rowsOf(client, COMMANDS_AND_GATEWAYS)) === 2;
    await until(both, SOON_MS);
    await client.end();
    clients.delete(client);

    expect((await gateway.stop()).code).toBe(0);
    expect(serversOn(state)).toBe(1);
    const exported = readFileSync(`${file}.part`, 'utf8');
    expect(await finished).toMatchObject({ code: 0, stderr: '' });
    expect(exported.trim().split('\n')).toHaveLength(PRODUCTS);
    expect(serversOn(state)).toBe(0);
  }, 60_000);

  it('is one for two gateways that start at once on an empty folder', async () => {
    const state = new StateDir(path.join(root, 'two'));
    const [first, second] = await Promise.all([open(state), open(state)]);
    expect(serversOn(state)).toBe(1);
    await stock(first, 20);
    for (const gateway of [first, second]) await until(async () => (await found(gateway)) === 20, SOON_MS);
    expect((await first.stop()).code).toBe(0);
    expect(serversOn(state)).toBe(1);
    expect(await found(second)).toBe(20);
    expect((await second.stop()).code).toBe(0);
    expect(serversOn(state)).toBe(0);
  }, 60_000);
});

describe('a gateway that is told to stop', () => {
  it('answers what has arrived, exits with 0 and stops its server', async () => {
    const state = new StateDir(path.join(root, 'stop'));
    const gateway = await open(state);
    await stock(gateway, 1);
    const client = await connect(state);
    await client.query('BEGIN; LOCK TABLE events IN ACCESS EXCLUSIVE MODE');
    const event = { eventId: 'e1', type: 'VIEW', productId: 'p0', occurredAt: new Date().toISOString() };
    const answer = gateway.graphql(TRACK, { events: [event] }, { 'x-visitor-id': 'ann' });
    await until(async () => (await rowsOf(client, WAITING)) > 0, SOON_MS);

    const stopped = gateway.stop();
    const refuses = () =>
      fetch(`${gateway.url}/livez`).then(
        (response) => response.status === 503,
        () => true,
      );
    await until(refuses, SOON_MS);
    await client.query('COMMIT');
    expect(await answer).toEqual({ status: 200, data: { trackEvents: { accepted: 1 } } });
    expect((await stopped).code).toBe(0);
    expect(serversOn(state)).toBe(0);
  }, 60_000);
});
