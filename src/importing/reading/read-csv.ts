import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import { ImportError } from '../import-error.js';
import type { Row } from '../row.js';
import { textLines } from './text-lines.js';
import { checkColumns } from './with-columns.js';

/** An opening quote that nobody closes would swallow the rest of the file. */
const MAX_RECORD_CHARACTERS = 1024 * 1024;

export interface CsvOptions {
  readonly delimiter: string;
  /** Columns without which the file cannot be imported. */
  readonly required: readonly string[];
}

/**
 * The rows of a CSV file with a header. A row with too few or too many cells is a row with a problem. Throws
 * ImportError where a required column is missing, or where quotes do not close.
 */
export async function* readCsv(bytes: AsyncIterable<Buffer>, options: CsvOptions): AsyncGenerator<Row> {
  /** Lines that were no UTF-8, until the row they belong to has passed. */
  const foreign: number[] = [];
  const parser = parse({
    delimiter: options.delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const source = Readable.from(texts(bytes, foreign), { objectMode: false });
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let header: string[] | undefined;
  let number = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const foreignBytes = foreign.length > 0 && foreign[0]! <= info.lines;
      while (foreign.length > 0 && foreign[0]! <= info.lines) foreign.shift();
      if (!header) checkColumns((header = record.map((name) => name.trim())), options.required);
      else yield { number: ++number, ...toRow(header, record), foreignBytes };
    }
  } catch (error) {
    throw error instanceof CsvError ? new ImportError(`After row ${number}: ${error.message}.`) : error;
  } finally {
    source.destroy();
  }
}

async function* texts(bytes: AsyncIterable<Buffer>, foreign: number[]): AsyncGenerator<string> {
  for await (const lines of textLines(bytes)) {
    foreign.push(...lines.foreign);
    yield lines.text;
  }
}

function toRow(header: readonly string[], cells: readonly string[]): Pick<Row, 'values' | 'problem'> {
  if (cells.length !== header.length)
    return { values: null, problem: 'another number of cells than the header' };
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let i = 0; i < header.length; i++) values[header[i]!] = cells[i]!;
  return { values };
}
