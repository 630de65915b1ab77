import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of a folder as manifests name it. */
export async function releasedFile(
  folder: string,
  file: string,
): Promise<{ readonly file: string; readonly sha256: string }> {
  const content = await readFile(path.join(folder, file));
  return { file, sha256: createHash('sha256').update(content).digest('hex') };
}
