import { isUtf8 } from 'node:buffer';
import { ImportError } from '../import-error.js';
import { decodeWindows1252 } from './windows-1252.js';

/** A longer line is no row of a catalogue but a file of another kind; it would have to be held in memory. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
const NEWLINE = 0x0a;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Some whole lines of a text, each but the file's last with its line break. */
export interface TextLines {
  readonly text: string;
  /** Line numbers from 1 of those that were no UTF-8; they were read as Windows-1252. */
  readonly foreign: readonly number[];
}

/**
 * Decodes bytes into whole lines. Lines that are no UTF-8 are read as Windows-1252, line by line: files joined
 * from two systems have both. Throws ImportError for a line of more than 4 MB and for UTF-16.
 */
export async function* textLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextLines> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let first = true;
  for await (const chunk of bytes) {
    let block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (first) block = withoutMark(block);
    first = false;
    const end = block.lastIndexOf(NEWLINE) + 1;
    rest = block.subarray(end);
    if (rest.length > MAX_LINE_BYTES) throw new ImportError(`A line near line ${line} is longer than 4 MB.`);
    if (end === 0) continue;
    const lines = decode(block.subarray(0, end), line);
    yield lines;
    line = lines.next;
  }
  if (rest.length > 0) yield decode(rest, line);
}

function withoutMark(block: Buffer): Buffer {
  if (block.length > 1 && (block.readUInt16BE() === 0xfffe || block.readUInt16BE() === 0xfeff))
    throw new ImportError('The file is UTF-16: save it as UTF-8.');
  return block.subarray(0, 3).equals(UTF8_MARK) ? block.subarray(3) : block;
}

function decode(block: Buffer, firstLine: number): TextLines & { next: number } {
  const foreign: number[] = [];
  const wellFormed = isUtf8(block);
  let text = wellFormed ? block.toString('utf8') : '';
  let line = firstLine;
  for (let from = 0; from < block.length; line++) {
    const newline = block.indexOf(NEWLINE, from);
    const to = newline < 0 ? block.length : newline + 1;
    if (!wellFormed) {
      const bytes = block.subarray(from, to);
      const fine = isUtf8(bytes);
      if (!fine) foreign.push(line);
      text += fine ? bytes.toString('utf8') : decodeWindows1252(bytes);
    }
    from = to;
  }
  return { text, foreign, next: line };
}
