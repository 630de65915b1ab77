import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { lock } from 'proper-lockfile';
import { VitrineError } from '../../../domain/errors.js';
import { openCluster, type Cluster } from './cluster.js';
import { isAlive, runningServer, startServer, stopServer, type ServerProcess } from './server-process.js';

const DATABASE = 'vitrine';
/** Marks the one connection by which a process says that it uses the server. */
const LEASE = 'vitrine-lease';
/** initdb takes a second or two; a server that recovers after a crash a few more. */
const READY_WITHIN_MS = 30_000;

export interface EmbeddedServer {
  /** Carries the password: a secret. */
  readonly url: string;
  readonly pid: number;
  /** True where the server ran already. */
  readonly adopted: boolean;
  /** Gives up this process's lease; the last one out stops the server. */
  release(): Promise<void>;
}

/**
 * The PostgreSQL server of a state folder: started, or adopted where one runs, since gateway and commands may
 * use it at the same time and a killed gateway leaves its server behind. A lock on the folder makes starting
 * and stopping exclusive, so there are never two servers; each user holds a lease, a connection of its own.
 */
export async function useEmbeddedServer(stateDir: string): Promise<EmbeddedServer> {
  const folder = path.join(stateDir, 'postgres');
  // 0711: as root the server runs as nobody, who must be able to pass through.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return exclusively(folder, async () => {
    const cluster = await openCluster(folder);
    const running = runningServer(cluster);
    const server = running?.port ? running : await startServer(cluster);
    const url = (database: string): string =>
      `postgresql://postgres:${cluster.password}@127.0.0.1:${server.port}/${database}`;
    await ready(url('postgres'), server, cluster);
    const lease = new pg.Client({ connectionString: url(DATABASE), application_name: LEASE });
    lease.on('error', () => {}); // A server that went away shows in the stores.
    await lease.connect();
    return {
      url: url(DATABASE),
      pid: server.pid,
      adopted: server === running,
      release: () =>
        exclusively(folder, async () => {
          const others = await otherLeases(lease);
          await lease.end().catch(() => {});
          if (others === 0) await stopServer(server);
        }),
    };
  });
}

/** Other users of the server; undefined where it does not answer any more. */
async function otherLeases(lease: pg.Client): Promise<number | undefined> {
  try {
    const { rows } = await lease.query<{ others: number }>(
      'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
      [LEASE],
    );
    return rows[0]?.others;
  } catch {
    return undefined;
  }
}

async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  // The holder refreshes its lock; ten seconds without that mean that it was killed.
  const unlock = await lock(folder, {
    stale: 10_000,
    // A machine asleep may lose its lock to another: PostgreSQL's own pid file still forbids a second server.
    onCompromised: () => {},
    retries: { forever: true, minTimeout: 50, maxTimeout: 250, maxRetryTime: 2 * READY_WITHIN_MS },
  });
  try {
    return await work();
  } finally {
    await unlock().catch(() => {}); // Lost where the folder is gone; there is nothing to unlock then.
  }
}

/** Waits until the server answers, and makes sure that our database is there. */
async function ready(url: string, server: ServerProcess, { log }: Cluster): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE)}`);
      return;
    } catch (cause) {
      if (Date.now() > giveUpAt || !isAlive(server.pid))
        throw new VitrineError('UNAVAILABLE', `The embedded PostgreSQL did not start: see ${log}.`, {
          cause,
        });
      await sleep(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
