import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ReadyVectors } from '../../inference/ready-vectors.js';
import type { TextEncoder } from '../../inference/text-encoder.js';
import type { Logger } from '../../telemetry/logger.js';

/** Where the vectors of the demo shop lie that are released with an encoder. */
export const readyVectorsFile = (projectRoot: string, encoderName: string): string =>
  path.join(projectRoot, 'onnx/models', encoderName, 'demo-vectors.bin');

/**
 * The vectors that came with an encoder; undefined where none did, or those of another version of it, or where the
 * file is cut short or not the file but what stands for it in Git: the encoder makes them then.
 */
export async function openReadyVectors(
  projectRoot: string,
  { model, space }: Pick<TextEncoder, 'model' | 'space'>,
  logger: Logger,
): Promise<ReadyVectors | undefined> {
  const file = readyVectorsFile(projectRoot, model.name);
  try {
    const ready = ReadyVectors.read(await readFile(file));
    return ready.space === space ? ready : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      logger.warn(
        { err: error, file },
        'the vectors that came with the encoder cannot be read: it makes them itself',
      );
    return undefined;
  }
}
