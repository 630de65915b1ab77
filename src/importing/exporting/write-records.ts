import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { stringify } from 'csv-stringify';
import { ImportError } from '../import-error.js';
import { fileKind } from '../reading/file-kind.js';

/**
 * Writes records as CSV or JSON lines, by the file's name, and resolves to their number. The file appears when
 * it is whole: a killed export leaves only a '.part' beside it.
 */
export async function writeRecords(
  file: string,
  columns: readonly string[],
  records: AsyncIterable<object>,
): Promise<number> {
  const { csv, gzip } = fileKind(file);
  const part = `${file}.part`;
  let written = 0;
  async function* counted(): AsyncGenerator<object> {
    for await (const record of records) {
      written++;
      yield record;
    }
  }
  const toText = csv ? stringify({ header: true, columns: [...columns], cast: CSV_CELLS }) : jsonLines;
  try {
    await pipeline(counted(), toText, gzip ? createGzip() : new PassThrough(), createWriteStream(part));
  } catch (error) {
    await rm(part, { force: true });
    if ((error as NodeJS.ErrnoException).syscall === 'open')
      throw new ImportError(`'${file}' cannot be written: ${(error as Error).message}.`);
    throw error;
  }
  await rename(part, file);
  return written;
}

async function* jsonLines(records: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

/** Lists become JSON, which is how import tells them from texts. */
const CSV_CELLS = {
  boolean: String,
  object: (value: object) => JSON.stringify(value),
};
