import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const command = path.resolve(import.meta.dirname, '../../src/commands/evaluate.js');
const run = (...args: string[]) => promisify(execFile)(process.execPath, [command, ...args], { env: {} });

describe('evaluate command', () => {
  it('says what is missing without data', async () => {
    const { stdout } = await run('recommend', '--data', 'uci');
    expect(stdout).toBe(
      'evaluate recommend is skipped: set DATA_DIR to the folder of the evaluation data.\n',
    );
  });

  it('says that it knows no such data', async () => {
    await expect(run('recommend', '--data', 'moon')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("'moon' must end in .csv, .jsonl or .ndjson"),
    });
  });

  it('measures a file of orders', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'vitrine-orders-'));
    const file = path.join(folder, 'orders.csv');
    const page = path.join(folder, 'report.html');
    // Simulated: whoever buys tea buys a cup a week later, and whoever buys ink buys paper.
    const lines = Array.from({ length: 12 }, (_, i) => {
      const [first, second] = i % 2 === 0 ? ['tea', 'cup'] : ['ink', 'paper'];
      const day = (week: number): string => new Date(Date.UTC(2026, 0, 1 + i + 7 * week)).toISOString();
      return `s${i},${first},${day(0)}\ns${i},${second},${day(1)}`;
    });
    await writeFile(file, `shopper,item,time\n${lines.join('\n')}\ns1,tea,yesterday\n`);
    const { stdout } = await run('recommend', '--data', file, '--html', page);
    for (const name of ['popularity', 'item-kNN', 'EASE', 'Markov', 'matrix factorisation', 'Vitrine'])
      expect(stdout).toContain(name);
    expect(stdout).toContain('items new to the customer (12 customers, 12 of them cold)');
    expect(stdout).toContain('1 of 25 rows were left out: occurredAt');
    expect(stdout).not.toContain('made up by this command');
    const html = await readFile(page, 'utf8');
    expect(html).toContain('<h1>Recommendations: orders.csv</h1>');
    expect(html).toContain('Vitrine recommend pipeline over each of the others');
    await rm(folder, { recursive: true });
  });
});
