import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ImportReport } from '../../src/importing/report/import-report.js';
import { createTestDatabase } from '../support/database.js';
import { runCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { DATA_DIR } = process.env;
const describeWithData = DATA_DIR ? describe : describe.skip;
const name = DATA_DIR ? 'the raw UCI orders' : 'the raw UCI orders (skipped: DATA_DIR is not set)';
const MINUTES = 60_000;

interface Line {
  readonly invoice: string;
  readonly code: string;
  readonly title: string;
  readonly quantity: number;
  readonly at: string;
  readonly price: number;
  readonly customer: string;
  readonly raw: string;
}

/** The file read with nothing of the import's: a regular expression over its text. */
function readLines(file: string): Line[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((raw) => {
      const cells = [...raw.matchAll(cell)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
      );
      const [invoice, code, title, quantity, at, price, customer] = cells as [string, string, string, string, string, string, string]; // prettier-ignore
      return { invoice, code: code.toUpperCase(), title, quantity: +quantity, at, price: +price, customer, raw }; // prettier-ignore
    });
}

const isProduct = ({ code }: Line): boolean => /^\d{5}[A-Z]?[A-Z]?$/.test(code);

/** Purchases left after cancellations: of one customer and product, each takes from the top of a pile. */
function afterCancellations(lines: readonly Line[]): { left: number; pieces: number; unmatched: number } {
  const piles = new Map<string, number[]>();
  let unmatched = 0;
  // At one moment, purchases come before cancellations, and otherwise lines as in the file.
  const inOrder = [...lines].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : Number(a.quantity < 0) - Number(b.quantity < 0),
  );
  for (const { customer, code, quantity } of inOrder) {
    const key = `${customer}/${code}`;
    const pile = piles.get(key) ?? [];
    piles.set(key, pile);
    if (quantity > 0) pile.push(quantity);
    else if (pile.length === 0) unmatched++;
    else
      for (let open = -quantity; open > 0 && pile.length > 0;) {
        const taken = Math.min(open, pile.at(-1)!);
        open -= taken;
        if (pile.at(-1) === taken) pile.pop();
        else pile.push(pile.pop()! - taken);
      }
  }
  const all = [...piles.values()].flat();
  return { left: all.length, pieces: all.reduce((sum, quantity) => sum + quantity, 0), unmatched };
}

describeWithData(name, () => {
  const folder = temporaryFolder();
  const file = path.join(DATA_DIR ?? '', 'uci-online-retail/online_retail.csv.gz');
  const reports: Record<string, ImportReport & { seconds: number }> = {};
  const states: unknown[] = [];
  let lines: Line[];
  let client: pg.Client;

  /** Whatever an import could have changed, in few numbers. */
  const state = async () =>
    (
      await client.query<Record<string, string>>(`
        SELECT (SELECT count(*) FROM products) AS products, (SELECT max(version) FROM products) AS version,
          (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM events) AS events,
          (SELECT max(id) FROM events) AS last_event, (SELECT sum(quantity) FROM events) AS pieces,
          (SELECT md5(string_agg(event_id || quantity, ',' ORDER BY event_id)) FROM events) AS digest,
          (SELECT round(sum(demand)) FROM product_days) AS demand,
          (SELECT count(*) FROM item_neighbours) AS neighbours`)
    ).rows[0]!;

  beforeAll(async () => {
    const url = await createTestDatabase();
    client = new pg.Client({ connectionString: url });
    await client.connect();
    const importAgain = async (round: string, what: 'products' | 'events'): Promise<void> => {
      const report = path.join(folder, `${what}-${round}.json`);
      const args = [what, file, '--mapping', 'online-retail', '--report', report];
      expect(await runCommand('import', args, url)).toMatchObject({ code: 0, stderr: '' });
      reports[`${round} ${what}`] = JSON.parse(readFileSync(report, 'utf8')) as (typeof reports)[string];
    };
    const products = importAgain('first', 'products');
    // Meanwhile: the import is a process of its own.
    lines = readLines(file);
    await products;
    await importAgain('first', 'events');
    states.push(await state());
    // What changes nothing may happen at the same time.
    await Promise.all([importAgain('second', 'products'), importAgain('second', 'events')]);
    states.push(await state());
  }, 8 * MINUTES);
  afterAll(() => client.end());

  const dropped = (report: string, reason: string): number =>
    reports[report]!.drops.find((drop) => drop.reason === reason)?.rows ?? 0;

  it('are imported within three minutes', () => {
    expect(reports['first products']!.seconds + reports['first events']!.seconds).toBeLessThan(180);
  });

  it('give the products that an independent count finds', async () => {
    const good = lines.filter((line) => isProduct(line) && line.title.trim() !== '' && line.price > 0);
    const titles = new Map<string, Map<string, number>>();
    for (const { code, title } of good) {
      const clean = title.trim().replaceAll(/\s+/g, ' ');
      const counts = titles.get(code) ?? new Map<string, number>();
      titles.set(code, counts.set(clean, (counts.get(clean) ?? 0) + 1));
    }
    const report = reports['first products']!;
    expect(report.rows).toMatchObject({ read: 541_909, kept: good.length, dropped: 541_909 - good.length });
    expect(report.stored).toEqual({ new: titles.size, already: 0 });
    expect(dropped('first products', 'not a product code')).toBe(lines.filter((l) => !isProduct(l)).length);
    expect(dropped('first products', 'missing title')).toBe(
      lines.filter((line) => isProduct(line) && line.title.trim() === '').length,
    );
    const { rows } = await client.query<{ id: string; title: string }>('SELECT id, title FROM products');
    expect(rows).toHaveLength(titles.size);
    for (const { id, title } of rows)
      expect(titles.get(id)!.get(title)).toBe(Math.max(...titles.get(id)!.values()));
  });

  it('give the purchases that an independent count finds', async () => {
    const products = lines.filter(isProduct);
    const named = products.filter(({ customer }) => customer !== '');
    const priced = named.filter(({ price }) => price > 0);
    const once = [...new Map(priced.map((line) => [line.raw, line])).values()];
    const fine = once.filter(({ quantity }) => Math.abs(quantity) <= 10_000);
    const { left, pieces, unmatched } = afterCancellations(fine);
    const report = reports['first events']!;
    expect(report.rows).toMatchObject({ read: 541_909, kept: left, dropped: 541_909 - left });
    expect(report.stored).toEqual({ new: left, already: 0 });
    expect({ events: left, pieces }).toEqual({
      events: Number((states[0] as Record<string, string>).events),
      pieces: Number((states[0] as Record<string, string>).pieces),
    });
    const reason = (text: string): number => dropped('first events', text);
    expect(reason('not a product code')).toBe(lines.length - products.length);
    expect(reason('missing viewerId')).toBe(products.length - named.length);
    expect(reason('price is not above zero')).toBe(named.length - priced.length);
    expect(reason('duplicate row')).toBe(priced.length - once.length);
    expect(reason('quantity: must be a whole number from 1 to 10000.')).toBe(once.length - fine.length);
    expect(reason('cancellation without an earlier purchase')).toBe(unmatched);
    expect(reason('cancellation: taken off its purchase')).toBe(
      fine.filter(({ quantity }) => quantity < 0).length - unmatched,
    );
  });

  it('change nothing the second time', () => {
    expect(states[1]).toEqual(states[0]);
    for (const what of ['products', 'events']) {
      const [first, second] = [reports[`first ${what}`]!, reports[`second ${what}`]!];
      expect(second.stored).toEqual({ new: 0, already: first.stored.new });
      expect({ ...second, seconds: 0, stored: 0 }).toEqual({ ...first, seconds: 0, stored: 0 });
    }
  });
});

describeWithData(DATA_DIR ? 'real catalogues' : 'real catalogues (skipped: DATA_DIR is not set)', () => {
  it.each([
    ['icecat', 'icecat-electronics', 19_406],
    ['fashion', 'fashion', 2_766],
  ])(
    'are imported whole: %s',
    async (mapping, folder, count) => {
      const file = path.join(DATA_DIR!, folder, 'products.jsonl.gz');
      const { code, stdout } = await runCommand('import', ['products', file, '--mapping', mapping], await createTestDatabase()); // prettier-ignore
      expect(code).toBe(0);
      expect(stdout).toContain(`${count.toLocaleString('en')}  products stored or changed`);
    },
    MINUTES,
  );
});
