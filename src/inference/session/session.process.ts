import os from 'node:os';
import { env, type InferenceSession } from 'onnxruntime-node';
import type { InferenceDevice } from '../model-info.js';
import { openSession } from './open-session.js';
import type { FromSession, SessionOrder, ToSession } from './protocol.js';
import { readBatch } from './read-batch.js';

/**
 * A process with one session of one model. ONNX Runtime blocks its thread while it runs, and may take its process
 * along: so it has one that nobody else needs. Ends when it is told to, or when its parent is gone, but never during
 * a run.
 */

// Before its first use: its own lines are not ours, and errors come as errors.
env.logLevel = 'fatal';

// Before the session has threads of its own, which have what this one has. A model that takes all cores would make the
// gateway wait for its turn with every answer, those that need no model too.
const { PRIORITY_BELOW_NORMAL } = os.constants.priority;
// A gateway that was started with less may not be given more.
if (os.getPriority() < PRIORITY_BELOW_NORMAL) os.setPriority(PRIORITY_BELOW_NORMAL);

let session: InferenceSession | undefined;
let ordered: SessionOrder | undefined;
let work = Promise.resolve();

const reply = (message: FromSession): void => {
  if (process.connected) process.send!(message);
};

/** Resolves when it is written: what comes after it may be the end of the process. */
const announce = (device: InferenceDevice): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send!({ kind: 'trying', device } satisfies FromSession, () => resolve());
    else resolve();
  });

async function open(order: SessionOrder): Promise<void> {
  ordered = order;
  try {
    const opened = await openSession(order, announce);
    session = opened.session;
    const { device, precision, warmUp, passedOver } = opened;
    reply({ kind: 'ready', pid: process.pid, device, precision, warmUp, passedOver });
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors : [error];
    reply({ kind: 'refused', reasons: reasons.map(({ message }: Error) => message) });
  }
}

async function handle(message: ToSession): Promise<void> {
  if (message.kind === 'open') return open(message.order);
  if (message.kind === 'end') return void process.disconnect();
  try {
    const startedAt = performance.now();
    const values = await readBatch(session!, message.rows, ordered!);
    reply({ kind: 'done', values, milliseconds: performance.now() - startedAt });
  } catch (error) {
    reply({ kind: 'failed', reason: (error as Error).message });
  }
}

process.on('message', (message: ToSession) => {
  work = work.then(() => handle(message));
});
// Without its channel nothing keeps the process but what is running.
process.on('disconnect', () => {
  work = work.then(() => session?.release());
});
// Sent to the whole group of processes by terminals and service managers: the parent says when it is time.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
