import type { InferenceSession } from 'onnxruntime-node';
import type { InferenceDevice } from '../model-info.js';
import { longestOf } from './longest-of.js';
import { packRows } from './pack-rows.js';
import { probeRow } from './probe-row.js';
import type { SessionOrder } from './protocol.js';
import { proveDevice } from './prove-device.js';
import { readBatch } from './read-batch.js';
import { readProfile } from './read-profile.js';

/** A vector of length 1 that was computed in fp16 is off by less. */
const LENGTH_TOLERANCE = 0.02;

/**
 * Runs one row of the greatest length (and the last token), and throws unless the device itself ran it and what came out
 * is what the manifest promises. The session writes its profile to the folder, and no more after this.
 */
export async function proveSession(
  session: InferenceSession,
  device: InferenceDevice,
  order: SessionOrder,
  profileFolder: string,
): Promise<void> {
  const rows = packRows([probeRow(longestOf(order.input), order.input)]);
  const values = await readBatch(session, rows, order).finally(() => session.endProfiling());
  proveDevice(await readProfile(profileFolder), device);
  checkOutput(values, order);
}

function checkOutput(values: Float32Array, { input, output }: SessionOrder): void {
  if (output.kind === 'found') return checkFound(values.subarray(output.most));
  const { name, dimensions } = output;
  if (input.kind === 'features') {
    // A score has no scale: only its order is used.
    if (!values.every(Number.isFinite)) throw new Error(`${name} is not a number for every row`);
  } else if (dimensions === null) {
    if (!(values[0]! >= 0 && values[0]! <= 1)) throw new Error(`${name} is ${values[0]}, not from 0 to 1`);
  } else {
    const length = Math.hypot(...values);
    if (!(Math.abs(length - 1) <= LENGTH_TOLERANCE)) throw new Error(`${name} has length ${length}, not 1`);
  }
}

/** Scores have no scale of their own; the best are to come first. */
function checkFound(scores: Float32Array): void {
  if (!scores.every(Number.isFinite)) throw new Error('scores is not a number for every product');
  if (scores.some((score, i) => i > 0 && score > scores[i - 1]!))
    throw new Error('scores do not fall: the best product is to come first');
}
