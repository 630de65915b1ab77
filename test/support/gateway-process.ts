import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A gateway in a process of its own, to be killed. */
export class GatewayProcess {
  #output = '';
  readonly #child: ChildProcess;
  /** Resolves to its exit status; null where a signal ended it. */
  readonly ended: Promise<number | null>;

  constructor(env: Readonly<Record<string, string>>) {
    const file = path.resolve(import.meta.dirname, '../../src/main.js');
    this.#child = spawn(process.execPath, [file], {
      env: { PORT: '0', DEMO_SHOP: 'false', MODELS_MANIFEST: 'none', ...env },
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (text: Buffer) => (this.#output += text.toString()));
    this.ended = new Promise((resolve) => this.#child.once('close', resolve));
  }

  /** What it wrote. */
  get output(): string {
    return this.#output;
  }

  get open(): boolean {
    return this.#output.includes('Vitrine is open');
  }

  /** At once, with nothing tidied up. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    await this.end('SIGKILL');
  }

  /** Sends a signal, and resolves to the exit status. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.ended;
  }
}
