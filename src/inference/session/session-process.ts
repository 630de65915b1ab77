import { fork, type ChildProcess } from 'node:child_process';
import type { Logger } from '../../telemetry/logger.js';
import type { InferenceDevice } from '../model-info.js';
import type { TokenRow } from '../tokens/token-row.js';
import { packRows } from './pack-rows.js';
import { ProcessLoss } from './process-loss.js';
import type { BatchOutput, FromSession, SessionOrder, SessionReady, ToSession } from './protocol.js';
import { SessionRefusal } from './session-refusal.js';

/** Milliseconds for loading: CUDA alone takes seconds when it is first used, a disk may be slow. */
const LOAD_MS = 60_000;
/** Milliseconds for a batch whose time nobody knows: a program that plays a GPU takes some seconds. */
const RUN_MS = 30_000;
/** Milliseconds from a request to end until it is made to: the gateway itself has ten. */
const END_MS = 5000;

export interface ProcessOptions {
  readonly order: SessionOrder;
  /** The whole environment of the process: what loads libraries, and no secrets. */
  readonly env: Readonly<Record<string, string>>;
  readonly logger: Logger;
}

interface Asked {
  resolve(message: FromSession): void;
  reject(error: Error): void;
}

/** The gateway's hand on a process with one session. */
export class SessionProcess {
  readonly #child: ChildProcess;
  readonly #lost = new AbortController();
  /** Answers come in the order of the questions. */
  readonly #asked: Asked[] = [];
  #trying: InferenceDevice | undefined;

  private constructor({ env, logger }: ProcessOptions) {
    this.#child = fork(new URL('./session.process.js', import.meta.url), {
      serialization: 'advanced',
      env,
      execArgv: [],
      silent: true,
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (text: Buffer) => logger.debug({ text: text.toString() }, "a model's process said"));
    this.#child.on('message', (message: FromSession) => this.#hear(message));
    this.#child.on('error', (error) => this.#lose(`it could not be run: ${error.message}`));
    this.#child.once('exit', (code, signal) => this.#lose(`it ended with ${signal ?? `status ${code}`}`));
  }

  /** Resolves when its session is ready. Rejects with SessionRefusal or ProcessLoss. */
  static async start(
    options: ProcessOptions,
    signal: AbortSignal,
  ): Promise<{ process: SessionProcess; ready: SessionReady }> {
    const process = new SessionProcess(options);
    const stop = (): void => process.#kill('it was not wanted any more');
    signal.addEventListener('abort', stop, { once: true });
    try {
      const answer = await process.#ask({ kind: 'open', order: options.order }, LOAD_MS);
      if (answer.kind === 'ready') return { process, ready: answer };
      throw new SessionRefusal(answer.kind === 'refused' ? answer.reasons : ['it answered out of turn']);
    } catch (error) {
      await process.end();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Aborted when the process has ended, with the ProcessLoss as its reason. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /**
   * The output of a batch, row after row; batches are read in the order in which they are sent. Rejects with
   * ProcessLoss, also where the process is stuck and does not answer in time, or with the model's failure.
   */
  async run(rows: readonly TokenRow[], limitMs = RUN_MS): Promise<BatchOutput> {
    const answer = await this.#ask({ kind: 'run', rows: packRows(rows) }, limitMs);
    if (answer.kind === 'done') return answer;
    throw new Error(answer.kind === 'failed' ? answer.reason : 'the process answered out of turn');
  }

  /** Resolves when the process has ended, after what it is running. */
  async end(): Promise<void> {
    if (this.lost.aborted) return;
    const ended = new Promise((resolve) => this.lost.addEventListener('abort', resolve, { once: true }));
    if (this.#child.connected) this.#child.send({ kind: 'end' } satisfies ToSession);
    const late = setTimeout(() => this.#kill('it did not end'), END_MS);
    await ended;
    clearTimeout(late);
  }

  async #ask(message: ToSession, limitMs: number): Promise<FromSession> {
    this.lost.throwIfAborted();
    const late = setTimeout(
      () => this.#kill(`it did not answer for ${Math.round(limitMs / 1000)} s`),
      limitMs,
    );
    try {
      return await new Promise<FromSession>((resolve, reject) => {
        this.#asked.push({ resolve, reject });
        // A channel that broke is told by the end of the process.
        this.#child.send(message, () => undefined);
      });
    } finally {
      clearTimeout(late);
    }
  }

  #hear(message: FromSession): void {
    this.#trying = message.kind === 'trying' ? message.device : undefined;
    if (message.kind !== 'trying') this.#asked.shift()?.resolve(message);
  }

  #kill(reason: string): void {
    this.#lose(reason);
    this.#child.kill('SIGKILL');
  }

  /** The first reason is the true one. */
  #lose(reason: string): void {
    if (this.lost.aborted) return;
    const loss = new ProcessLoss(reason, this.#trying);
    this.#lost.abort(loss);
    for (const { reject } of this.#asked.splice(0)) reject(loss);
  }
}
