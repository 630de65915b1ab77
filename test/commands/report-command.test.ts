import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../../src/stores/postgres/open-database.js';
import { createTestDatabase, testDatabaseOptions } from '../support/database.js';
import { draft, givenAnswer, shopperEvent } from '../support/make.js';
import { runCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

describe('report command', () => {
  const folder = temporaryFolder();
  let url: string;
  let database: Database;
  beforeAll(async () => {
    url = await createTestDatabase();
    database = await openDatabase(testDatabaseOptions(url));
    await database.catalog.write(['p1', 'p2'].map((id) => draft(id)));
    const row = { productIds: ['p1', 'p2'], sources: ['<b>trending</b>', 'newest'] };
    await database.answerLog.append([
      givenAnswer({ ...row, requestId: 'lately', at: hoursAgo(5) }),
      givenAnswer({ ...row, requestId: 'before', at: hoursAgo(72) }),
      givenAnswer({ ...row, requestId: 'search', at: hoursAgo(5), place: 'SEARCH' }),
    ]);
    const did = { requestId: 'lately', identity: 'visitor:ann', occurredAt: hoursAgo(4) };
    await database.events.append([
      shopperEvent({ ...did, type: 'IMPRESSION' }),
      shopperEvent({ ...did, type: 'IMPRESSION', productId: 'p2' }),
      shopperEvent({ ...did, type: 'CLICK' }),
      shopperEvent({ ...did, type: 'IMPRESSION', requestId: 'before', occurredAt: hoursAgo(71) }),
    ]);
  });
  afterAll(() => database.close());

  it('prints what followed on recommendations, and writes it for programs and for a browser', async () => {
    const [json, html] = [path.join(folder, 'report.json'), path.join(folder, 'report.html')];
    const args = ['recommendations', '--since', '2', '--json', json, '--html', html];
    const { code, stdout, stderr } = await runCommand('report', args, url);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/everything shown +1 +2 +1 +50\.00 \[5\.46 94\.54\]\*/);
    expect(stdout).toMatch(/^1 answers from/m);
    const { rows } = JSON.parse(await readFile(json, 'utf8'));
    expect(rows[0]).toMatchObject({ trait: 'all', shown: 2, clicked: { count: 1, rate: 0.5 } });
    const page = await readFile(html, 'utf8');
    expect(page).toContain('&lt;b&gt;trending');
    expect(page).not.toContain('<b>trending');
  });

  it('refuses days that it cannot know', async () => {
    for (const days of ['0', '91', 'all'])
      expect(await runCommand('report', ['searches', '--since', days], url)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('from 1 to 90'),
      });
  });
});
