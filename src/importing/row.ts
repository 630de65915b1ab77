/** A row of a file as it was read, before anybody knows what it means. */
export interface Row {
  /** From 1; the header of a CSV file is not counted. */
  readonly number: number;
  /** The cells by column; null where the row could not be read at all. */
  readonly values: Readonly<Record<string, unknown>> | null;
  /** Why it could not be read. */
  readonly problem?: string;
  /** Whether its bytes were no UTF-8 and were read as Windows-1252. */
  readonly foreignBytes?: boolean;
}

/**
 * Reads the rows from their beginning, each time it is called: some rules need to look at all of them before
 * the first is stored, and nobody can hold a large file.
 */
export type ReadRows = () => AsyncIterable<Row>;

/** Records that a program made, such as the demo shop's, as rows. `records` must give the same each time. */
export const rowsOf = (records: () => AsyncIterable<object> | Iterable<object>): ReadRows =>
  async function* () {
    let number = 0;
    for await (const record of records())
      yield { number: ++number, values: record as Record<string, unknown> };
  };
