import { spawn } from 'node:child_process';
import path from 'node:path';
import { postGraphql, type GraphqlAnswer } from './post-graphql.js';
import type { Finished } from './run-command.js';

/** A gateway as a process of its own. */
export interface Gateway {
  /** Where it listens: http://127.0.0.1:PORT. */
  readonly url: string;
  readonly pid: number;
  /** The key of its demo partner, which may do everything. */
  readonly demoKey: string;
  /** What it has said so far; JSON lines among them. */
  output(): string;
  graphql<T>(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphqlAnswer<T>>;
  /** kill -9. */
  kill(): Promise<Finished>;
  /** SIGTERM, as service managers send it. */
  stop(): Promise<Finished>;
}

/** No test waits for a quota: far more requests a minute than one could send. */
const NO_LIMIT = '100000000';
/** A first start makes a database: seconds on a busy machine. */
const OPEN_WITHIN_MS = 60_000;

/**
 * Starts src/main.ts on a free port with these settings and nothing else in its environment; resolves when it
 * has printed its address. Rejects with what it said where it ends instead.
 */
export async function startGateway(settings: Record<string, string>): Promise<Gateway> {
  const file = path.resolve(import.meta.dirname, '../../src/main.js');
  const child = spawn(process.execPath, [file], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'warn',
      DEMO_SHOP: 'false',
      MODELS_MANIFEST: 'none',
      RATE_LIMIT_PER_MINUTE: NO_LIMIT,
      PARTNER_RATE_LIMIT_PER_MINUTE: NO_LIMIT,
      ...settings,
    },
  });
  const said = { stdout: '', stderr: '' };
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
  const finished = new Promise<Finished>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...said })),
  );
  const late = setTimeout(() => child.kill('SIGKILL'), OPEN_WITHIN_MS);
  const [url, demoKey] = await new Promise<readonly [string, string]>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said.stdout += text.toString();
      const opened = /Vitrine is open: (\S+)[\s\S]*X-Api-Key: (\S+)/.exec(said.stdout);
      if (opened) resolve([opened[1]!, opened[2]!]);
    });
    void finished.then(({ stdout, stderr }) =>
      reject(new Error(`The gateway did not open: ${stderr}${stdout}`)),
    );
  }).finally(() => clearTimeout(late));
  const end = (signal: NodeJS.Signals): Promise<Finished> => {
    child.kill(signal);
    return finished;
  };
  return {
    url,
    demoKey,
    pid: child.pid!,
    output: () => said.stdout + said.stderr,
    graphql: (query, variables, headers) => postGraphql(url, query, variables, headers),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
