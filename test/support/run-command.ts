import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

/**
 * Starts a command of src/commands as npm would, on a database by its URL or on the embedded one of a STATE_DIR,
 * with nothing else in its environment.
 */
export function startCommand(
  name: string,
  args: readonly string[],
  database: string | { readonly stateDir: string },
): RunningCommand {
  const file = path.resolve(import.meta.dirname, `../../src/commands/${name}.js`);
  const child = spawn(process.execPath, [file, ...args], {
    env:
      typeof database === 'string'
        ? { DATABASE_URL: database }
        : { PATH: process.env.PATH, STATE_DIR: database.stateDir },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
  const finished = new Promise<Finished>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...output })),
  );
  return { child, finished };
}

export const runCommand = (name: string, args: readonly string[], databaseUrl: string): Promise<Finished> =>
  startCommand(name, args, databaseUrl).finished;
