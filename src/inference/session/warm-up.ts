import type { InferenceSession } from 'onnxruntime-node';
import { lengthBucket } from '../queue/length-bucket.js';
import type { BatchTime } from '../queue/work-rate.js';
import { longestOf } from './longest-of.js';
import { packRows } from './pack-rows.js';
import { probeRow } from './probe-row.js';
import type { SessionOrder } from './protocol.js';
import { readBatch } from './read-batch.js';

/** Rows of a warm-up batch: few enough to be over soon, enough for a rate that a full batch will not disappoint. */
const ROWS = 4;
/** The rate is learned on from every batch, so a slow device need not be measured at every length. */
const LIMIT_MS = 500;

const HISTORY_BATCHES = 8;

/** Lets the device see every length that it will be given, and measures it on the way. */
export async function warmUp(session: InferenceSession, order: SessionOrder): Promise<BatchTime[]> {
  const times: BatchTime[] = [];
  const startedAt = performance.now();
  for (const length of lengths(order)) {
    const rows = packRows(Array.from({ length: ROWS }, () => probeRow(length, order.input)));
    const runAt = performance.now();
    await readBatch(session, rows, order);
    const milliseconds = performance.now() - runAt;
    times.push({ rows: ROWS, paddedTokens: ROWS * length, milliseconds });
    if (performance.now() - startedAt > LIMIT_MS) break;
  }
  return times;
}

/** From the longest: what the arena has to hold is held from the start. */
function lengths({ input }: SessionOrder): number[] {
  const longest = longestOf(input);
  // Padded to one length, whatever is in them; the first run says little of how fast the next ones are.
  if (input.kind === 'history') return Array.from({ length: HISTORY_BATCHES }, () => longest);
  const buckets = new Set<number>();
  for (let length = longest; length > 0; length -= 8) buckets.add(Math.min(longest, lengthBucket(length)));
  return [...buckets];
}
