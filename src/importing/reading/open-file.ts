import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../import-error.js';
import type { ReadRows } from '../row.js';
import { fileKind } from './file-kind.js';
import { readCsv, type CsvOptions } from './read-csv.js';
import { readJsonl } from './read-jsonl.js';
import { withColumns } from './with-columns.js';

export interface OpenFileOptions extends CsvOptions {
  /** Bytes of the file that this reading has taken in, and the file's size. */
  onProgress?(done: number, total: number): void;
}

/**
 * The rows of a file, by its name: .csv, .jsonl or .ndjson, each also with .gz behind it. Rejects with
 * ImportError where the name or the file is none of these.
 */
export async function openFile(file: string, options: OpenFileOptions): Promise<ReadRows> {
  const { csv, gzip } = fileKind(file);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new ImportError(`'${file}' is not a file that can be read.`);
  return async function* () {
    const bytes = readBytes(file, gzip, found.size, options.onProgress);
    yield* csv ? readCsv(bytes, options) : withColumns(readJsonl(bytes), options.required);
  };
}

async function* readBytes(
  file: string,
  gzip: boolean,
  size: number,
  onProgress?: (done: number, total: number) => void,
): AsyncGenerator<Buffer> {
  const raw = createReadStream(file);
  const gunzip = gzip ? createGunzip() : undefined;
  // Forwarded by hand: pipe() does not hand errors on.
  if (gunzip) raw.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    for await (const chunk of gunzip ?? raw) {
      yield chunk as Buffer;
      onProgress?.(raw.bytesRead, size);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code?.startsWith('Z_')) throw new ImportError(`'${file}' is no whole gzip file: ${code}.`);
    throw error;
  } finally {
    raw.destroy();
  }
}
