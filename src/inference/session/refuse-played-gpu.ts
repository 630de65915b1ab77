import type { InferenceSession } from 'onnxruntime-node';
import { packRows } from './pack-rows.js';
import { probeRow } from './probe-row.js';
import type { SessionOrder } from './protocol.js';
import { readBatch } from './read-batch.js';

/** The shortest row that every model reads. */
const LENGTH = 8;
/**
 * Milliseconds for one row of them. A GPU takes some 10; a program that plays one takes longer than this where the
 * processor is busy, and then a minute for a warm-up, after which the process would be given up.
 */
const LIMIT_MS = 500;

/** Throws where a session is so slow that it is not even worth being compared with the processor. */
export async function refusePlayedGpu(
  session: InferenceSession,
  order: Pick<SessionOrder, 'input' | 'output'>,
): Promise<void> {
  const rows = packRows([probeRow(LENGTH, order.input)]);
  // The first compiles what the GPU is to run.
  await readBatch(session, rows, order);
  const startedAt = performance.now();
  await readBatch(session, rows, order);
  const milliseconds = performance.now() - startedAt;
  if (milliseconds > LIMIT_MS)
    throw new Error(`a row of ${LENGTH} took ${Math.round(milliseconds)} ms: there is no GPU behind it`);
}
