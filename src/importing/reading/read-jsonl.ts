import type { Row } from '../row.js';
import { textLines } from './text-lines.js';

/** The rows of JSON lines; blank lines are no rows. A line that is no JSON object is a row with a problem. */
export async function* readJsonl(bytes: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  let number = 0;
  let lineNumber = 0;
  for await (const { text, foreign } of textLines(bytes)) {
    const lines = text.split('\n');
    // Whole lines end with a line break, after which nothing follows.
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) {
      lineNumber++;
      if (line.trim() === '') continue;
      yield { number: ++number, ...parse(line), foreignBytes: foreign.includes(lineNumber) };
    }
  }
}

function parse(line: string): Pick<Row, 'values' | 'problem'> {
  try {
    const values: unknown = JSON.parse(line);
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return { values: values as Record<string, unknown> };
  } catch {
    // Told below: the parser's own words quote the line.
  }
  return { values: null, problem: 'not a JSON object' };
}
