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

/** Pause between attempts to bring a lost server back: the processes of a killed one take a moment to go. */
const RETRY_MS = 200;

export interface EmbeddedServer {
  /** Carries the password: a secret. Stays the same while this process holds its lease. */
  readonly url: string;
  /** True where the server ran already. */
  readonly adopted: boolean;
  /** Gives up this process's lease; the last one out stops the server. */
  release(): Promise<void>;
}

/**
 * The PostgreSQL server of a state folder: started, or adopted where one runs, since gateway and commands may
 * use it at the same time and a killed gateway leaves its server behind. A lock on the folder makes starting
 * and stopping exclusive, so there are never two servers; each user holds a lease, a connection of its own.
 * Where the lease breaks the server has failed, and whoever notices first starts it again, on its port.
 */
export async function useEmbeddedServer(stateDir: string): Promise<EmbeddedServer> {
  const folder = path.join(stateDir, 'postgres');
  // 0711: as root the server runs as nobody, who must be able to pass through.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return exclusively(folder, async () => {
    const cluster = await openCluster(folder);
    const running = runningServer(cluster);
    const server = running ?? (await startServer(cluster));
    const lease = new Lease(folder, cluster, server);
    await lease.take();
    return { url: lease.url, adopted: server === running, release: () => lease.release() };
  });
}

/** What says that this process uses the server, and keeps the server up for as long as it does. */
class Lease {
  readonly url: string;
  #connection: pg.Client | undefined;
  #released = false;

  constructor(
    private readonly folder: string,
    private readonly cluster: Cluster,
    private server: ServerProcess,
  ) {
    this.url = this.#urlOf(DATABASE);
  }

  /** The caller holds the folder's lock. */
  async take(): Promise<void> {
    await ready(this.#urlOf('postgres'), this.server, this.cluster);
    const connection = new pg.Client({ connectionString: this.url, application_name: LEASE });
    connection.on('error', () => {}); // Its end follows.
    await connection.connect();
    connection.once('end', () => void this.#takeAgain());
    this.#connection = connection;
  }

  async release(): Promise<void> {
    this.#released = true;
    await exclusively(this.folder, async () => {
      const others = this.#connection && (await otherLeases(this.#connection));
      await this.#connection?.end().catch(() => {});
      if (others === 0) await stopServer(this.server);
    });
  }

  async #takeAgain(): Promise<void> {
    this.#connection = undefined;
    while (!this.#released && !(await this.#revive())) await sleep(RETRY_MS, undefined, { ref: false });
  }

  /** False where the server could not be had yet. */
  #revive(): Promise<boolean> {
    return exclusively(this.folder, async () => {
      if (this.#released) return true;
      const { port } = this.server;
      const running = runningServer(this.cluster);
      // Everything in this process knows the old port.
      if (running && running.port !== port) return false;
      this.server = running ?? (await startServer(this.cluster, port));
      await this.take();
      return true;
    }).catch(() => false);
  }

  #urlOf(database: string): string {
    return `postgresql://postgres:${this.cluster.password}@127.0.0.1:${this.server.port}/${database}`;
  }
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
