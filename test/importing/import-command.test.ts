import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.js';
import { runCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
let url: string;
beforeAll(async () => void (url = await createTestDatabase()));

function given(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}
const run = (...args: string[]) => runCommand('import', args, url);

describe('import command', () => {
  it('reports in text and in JSON', async () => {
    const file = given('a.csv', 'id,title,priceMinorUnits,currencyCode\n1,Tea &amp; mug,250,GBP\n2,,1,GBP\n');
    const report = path.join(folder, 'report.json');
    const { code, stdout, stderr } = await run('products', file, '--report', report);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      [
        '2  rows read',
        '1  kept',
        '1  of them repaired',
        '1  dropped',
        '1  products stored or changed',
        '0  products that were there already',
        '',
        'Repaired, by what was done:',
        '1  entities',
        '     row 1: 1 | Tea & mug',
        '',
        'Dropped, by reason:',
        '1  missing title',
        '     row 2: 2 |  | 1 | GBP',
      ].join('\n'),
    );
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      mapping: 'native',
      what: 'products',
      rows: { read: 2, kept: 1, repaired: 1, dropped: 1 },
      drops: [{ reason: 'missing title', rows: 1, examples: [{ row: 2 }] }],
      stored: { new: 1, already: 0 },
    });
  });

  it('takes a mapping of the shop by its file', async () => {
    const mapping = given(
      'mapping.json',
      JSON.stringify({
        description: 'a shop of ours',
        delimiter: ';',
        products: {
          id: { column: 'Artikel' },
          title: { column: 'Name' },
          priceMinorUnits: { column: 'Preis', amountIn: 'EUR', remove: ' €$' },
          currencyCode: { value: 'EUR' },
          attributes: [{ column: 'Farbe', name: 'colour', split: '/' }],
        },
      }),
    );
    const file = given('b.csv', 'Artikel;Name;Preis;Farbe\n77;Tasse;2.50 €;rot/blau\n');
    expect(await run('products', file, '--mapping', mapping)).toMatchObject({ code: 0, stderr: '' });
    const exported = path.join(folder, 'b.jsonl');
    await runCommand('export', ['products', exported], url);
    const products = readFileSync(exported, 'utf8').trim().split('\n');
    expect(products.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({
        id: '77',
        priceMinorUnits: 250,
        attributes: [
          { name: 'colour', value: 'rot' },
          { name: 'colour', value: 'blau' },
        ],
      }),
    );
  });

  it.each([
    [['products', 'none.csv'], "'none.csv' is not a file that can be read."],
    [['products', 'none.xml'], "'none.xml' must end in .csv, .jsonl or .ndjson"],
    [['products', 'x.csv', '--mapping', 'moon'], "There is no mapping 'moon': name one of native, fashion"],
    [['events', 'x.csv', '--mapping', 'icecat'], "The mapping 'icecat' says nothing of events."],
    [['events', 'x.csv', '--max-events-per-minute', '0'], 'must be a whole number from 1'],
    [['moon'], "unknown command 'moon'"],
    [['products'], "missing required argument 'file'"],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('names what is wrong in a mapping', async () => {
    const mapping = given('wrong.json', '{"description":"x","products":{"id":{"colunm":"a"},"matches":"("}}');
    const { code, stderr } = await run('products', given('c.csv', 'a\n'), '--mapping', mapping);
    expect(code).toBe(1);
    expect(stderr).toContain('products.id: must be { column, … }');
    expect(stderr).toContain('products.title');
  });

  it('names a missing column and the file’s header', async () => {
    const { code, stderr } = await run('products', given('d.csv', 'sku,title\n1,Mug\n'));
    expect(code).toBe(1);
    expect(stderr).toContain(
      "no column 'id', 'priceMinorUnits', 'currencyCode'. Its columns are: sku, title.",
    );
  });
});

describe('export command', () => {
  it('leaves no half file behind where it cannot write', async () => {
    const file = path.join(folder, 'no', 'such', 'folder.jsonl');
    const { code, stderr } = await runCommand('export', ['products', file], url);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be written');
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
