import { Worker } from 'node:worker_threads';
import { LOOKED_AT } from '../../../domain/demand/looked-at.js';
import type { PrismaSession } from '../prisma-session.js';
import { exclusively } from './exclusively.js';
import { readCountedUpTo } from './read-counted-up-to.js';

export const NEIGHBOURS_JOB = 'neighbours';

const COUNTED = ['PURCHASE', ...LOOKED_AT];

/** What the worker is told; `url` carries the password. */
export interface NeighboursTask {
  readonly url: string;
}

/**
 * Recounts what is bought together and looked at together, where anything was done since the last time, or machines found
 * among the shoppers. The counting runs in a worker thread: over 400,000 lines it takes seconds, for which the gateway
 * must go on answering.
 */
export const refreshNeighbours = (prisma: PrismaSession, url: string): Promise<boolean> =>
  exclusively(prisma, NEIGHBOURS_JOB, async (transaction, position) => {
    const { counted, machine } = readCountedUpTo(position);
    const [newest] = await transaction.$queryRaw<{ id: string | null; machine: number }[]>`
      SELECT (SELECT max(id)::text FROM events WHERE type = ANY(${COUNTED}::text[]::event_type[]) AND id > ${BigInt(counted)}) AS id,
        (SELECT coalesce(max(n), 0) FROM machines) AS machine`;
    const { id, machine: newestMachine } = newest!;
    if (id === null && newestMachine <= machine) return position;
    await count({ url });
    return `${id ?? counted} ${newestMachine}`;
  });

const count = (task: NeighboursTask): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./neighbours.worker.js', import.meta.url), { workerData: task });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Counting neighbours ended with ${code}.`)),
    );
  });
