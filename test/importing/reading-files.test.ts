import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openFile } from '../../src/importing/reading/open-file.js';
import type { Row } from '../../src/importing/row.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

async function read(
  name: string,
  content: string | Buffer,
  required: string[] = [],
  delimiter = ',',
): Promise<Row[]> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const rows: Row[] = [];
  for await (const row of (await openFile(file, { delimiter, required }))()) rows.push(row);
  return rows;
}
const values = (rows: readonly Row[]) => rows.map((row) => ({ ...row.values }));

describe('reading files', () => {
  it('reads CSV with quotes, line breaks in cells and a byte order mark', async () => {
    const rows = await read('a.csv', '\ufeffid,title\r\n1,"A ""big"", red\nmug"\r\n\r\n2,Plate\r\n');
    expect(values(rows)).toEqual([
      { id: '1', title: 'A "big", red\nmug' },
      { id: '2', title: 'Plate' },
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('reads other delimiters', async () => {
    expect(values(await read('semicolon.csv', 'id;title\n1;a,b\n', [], ';'))).toEqual([
      { id: '1', title: 'a,b' },
    ]);
  });

  it('names rows that cannot be read, and goes on', async () => {
    const csv = await read('b.csv', 'id,title\n1\n2,Plate\n3,a,b\n');
    expect(csv.map(({ problem }) => problem)).toEqual([
      'another number of cells than the header',
      undefined,
      'another number of cells than the header',
    ]);
    const jsonl = await read('b.jsonl', '{"id":1}\n{"id":\n[1]\n\n{"id":2}');
    expect(jsonl.map(({ number, problem }) => [number, problem])).toEqual([
      [1, undefined],
      [2, 'not a JSON object'],
      [3, 'not a JSON object'],
      [4, undefined],
    ]);
  });

  it('reads lines that are no UTF-8 as Windows-1252, and says which rows they were', async () => {
    const mixed = Buffer.concat([
      Buffer.from('id,title\n1,Café\n'),
      Buffer.from('2,"Caf\xe9\nau lait"\n3,Caf\xe9 \x80\n', 'latin1'),
      Buffer.from('4,Crème\n'),
    ]);
    const rows = await read('c.csv.gz', gzipSync(mixed));
    expect(rows.map((row) => [row.values!.title, row.foreignBytes])).toEqual([
      ['Café', false],
      ['Café\nau lait', true],
      ['Café €', true],
      ['Crème', false],
    ]);
    const lines = Buffer.concat([Buffer.from('{"a":"é"}\n'), Buffer.from('{"a":"\xe9"}', 'latin1')]);
    expect((await read('c.jsonl', lines)).map((row) => [row.values!.a, row.foreignBytes])).toEqual([
      ['é', false],
      ['é', true],
    ]);
  });

  it('reads rows that lie across the pieces of a large file', async () => {
    const titles = Array.from({ length: 20_000 }, (_, i) => `Tässchen ${i}`);
    const rows = await read('large.csv', `id,title\n${titles.map((title, i) => `${i},${title}`).join('\n')}`);
    expect(rows.map((row) => row.values!.title)).toEqual(titles);
    const jsonl = await read('large.jsonl', titles.map((title) => JSON.stringify({ title })).join('\n'));
    expect(jsonl.map((row) => row.values!.title)).toEqual(titles);
  });

  it('names a missing column and what is there', async () => {
    const message = "no column 'StockCode'. Its columns are: id, title.";
    await expect(read('d.csv', 'id,title\n1,Mug\n', ['id', 'StockCode'])).rejects.toThrow(message);
    await expect(read('d.jsonl', '{"id":1,"title":"Mug"}\n', ['id', 'StockCode'])).rejects.toThrow(message);
  });

  it('refuses what it cannot read, in words', async () => {
    await expect(read('e.txt', '')).rejects.toThrow('must end in .csv, .jsonl or .ndjson');
    await expect(openFile(path.join(folder, 'none.csv'), { delimiter: ',', required: [] })).rejects.toThrow(
      'is not a file',
    );
    await expect(read('f.csv.gz', 'id,title\n')).rejects.toThrow('no whole gzip file');
    const cut = gzipSync('id,title\n1,Mug\n'.repeat(1000)).subarray(0, 40);
    await expect(read('g.csv.gz', cut)).rejects.toThrow('no whole gzip file');
    await expect(read('h.csv', Buffer.from('\ufeffid\n', 'utf16le'))).rejects.toThrow('UTF-16');
    await expect(read('i.jsonl', Buffer.alloc(5_000_000, 'a'))).rejects.toThrow('longer than 4 MB');
    const unclosed = `id,title\n1,"Mug\n${'2,Plate\n'.repeat(200_000)}`;
    await expect(read('j.csv', unclosed)).rejects.toThrow('After row 0');
  });
});
