import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
}

/**
 * Sized for a laptop. Durability stays on: what was acknowledged survives kill -9. The checkpoints are far
 * apart so that an import does not write every page twice; JIT costs more than it gains on short queries.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  jit: 'off',
};

/** The server that already runs on a cluster: one that a killed gateway left behind, or another process's. */
export function runningServer({ data }: Cluster): ServerProcess | undefined {
  const server = readPidFile(data);
  return server && isAlive(server.pid) && isPostgres(server.pid) ? server : undefined;
}

/**
 * Starts a server that outlives this process: whoever uses it last stops it. Without a port it takes that of a
 * server that was killed, whose other users wait for it there, or a free one. The caller has seen that none runs.
 */
export async function startServer(
  { data, log, binaries, identity }: Cluster,
  wanted?: number,
): Promise<ServerProcess> {
  const last = readPidFile(data);
  // The file of a killed server stays: by it PostgreSQL finds processes that survived. Not if it names a stranger.
  if (!last || isAlive(last.pid)) rmSync(pidFileOf(data), { force: true });
  const port = wanted ?? (await freePort(last?.port));
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, args] = identity.command(binaries.postgres, ['-D', data, '-p', String(port), ...settings]);
  const output = openSync(log, 'a', 0o600);
  // Detached: a Ctrl-C in the terminal reaches the gateway only, which then closes in order.
  const child = spawn(program, args, {
    ...identity.spawnOptions,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('error', () => {}); // Shows as a server that never becomes ready.
  child.unref();
  return { pid: child.pid ?? 0, port };
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer({ pid }: ServerProcess): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  // A checkpoint after an import takes seconds on a slow disk; beyond a minute it goes on without us.
  for (let waited = 0; isAlive(pid) && waited < 60_000; waited += 25) await sleep(25);
}

const pidFileOf = (data: string): string => path.join(data, 'postmaster.pid');

/** Undefined where there is none, or a kill left it empty. */
function readPidFile(data: string): ServerProcess | undefined {
  if (!existsSync(pidFileOf(data))) return undefined;
  // Line 1: process id. Line 4: port.
  const lines = readFileSync(pidFileOf(data), 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port ? { pid, port } : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A zombie is dead: its parent has just not looked yet.
  return !/^\d+ \(.*\) Z/.test(procFile(pid, 'stat') ?? '');
}

/** Whether a process id in an old pid file still means PostgreSQL; where /proc is missing it is believed. */
function isPostgres(pid: number): boolean {
  return procFile(pid, 'cmdline')?.includes('postgres') ?? true;
}

function procFile(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** The preferred port where nobody has it, or any that nobody has. */
const freePort = (preferred = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => (preferred ? resolve(freePort()) : reject(error)));
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
