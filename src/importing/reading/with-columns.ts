import { ImportError } from '../import-error.js';
import type { Row } from '../row.js';

/** Rows of JSON lines need not name every field; a column that none of so many has is not in the file. */
const ROWS_LOOKED_AT = 100;

/** Throws ImportError where a required column is not among a file's. */
export function checkColumns(columns: readonly string[], required: readonly string[]): void {
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  const named = missing.map((column) => `'${column}'`).join(', ');
  throw new ImportError(
    `The file has no column ${named}. Its columns are: ${columns.join(', ')}. Choose another --mapping, or write one.`,
  );
}

/** The same rows, once the first hundred have shown the required columns. Rejects with ImportError otherwise. */
export async function* withColumns(
  rows: AsyncIterable<Row>,
  required: readonly string[],
): AsyncGenerator<Row> {
  const columns = new Set<string>();
  let waiting: Row[] | undefined = [];
  const check = (): Row[] => {
    if (columns.size > 0) checkColumns([...columns], required);
    const checked = waiting ?? [];
    waiting = undefined;
    return checked;
  };
  for await (const row of rows) {
    if (!waiting) {
      yield row;
      continue;
    }
    for (const column of Object.keys(row.values ?? {})) columns.add(column);
    if (waiting.push(row) === ROWS_LOOKED_AT) yield* check();
  }
  if (waiting) yield* check();
}
