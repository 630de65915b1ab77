import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ReadyVectors } from '../../inference/ready-vectors.js';
import type { TextEncoder } from '../../inference/text-encoder.js';

/** Where the vectors of the demo shop lie that are released with an encoder. */
export const readyVectorsFile = (projectRoot: string, encoderName: string): string =>
  path.join(projectRoot, 'onnx/models', encoderName, 'demo-vectors.bin');

/** The vectors that came with an encoder; undefined where none did, or those of another version of it. */
export async function openReadyVectors(
  projectRoot: string,
  { model, space }: TextEncoder,
): Promise<ReadyVectors | undefined> {
  const file = await readFile(readyVectorsFile(projectRoot, model.name)).catch(unlessMissing);
  const ready = file && ReadyVectors.read(file);
  return ready?.space === space ? ready : undefined;
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
