import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readJudgements } from '../../src/evaluation/search/read-judgements.js';
import type { SearchReport } from '../../src/evaluation/search/search-report.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { tinyJudgedFiles } from '../support/tiny-judged-files.js';

const command = path.resolve(import.meta.dirname, '../../src/commands/evaluate.js');
const run = (env: Record<string, string>, ...args: string[]) =>
  promisify(execFile)(process.execPath, [command, ...args], { env });
const folder = temporaryFolder();
/** Without models. */
const PLAIN = { MODELS_MANIFEST: 'none' };
const flags = tinyJudgedFiles(folder);
const fileOf = (name: string): string => path.join(folder, name);

describe('evaluate search', () => {
  it("measures one's own judgements on one's own catalogue, each time alike", async () => {
    const { stdout } = await run(PLAIN, 'search', ...flags, '--save', fileOf('run.json'));
    const [title, header, row] = stdout.split('\n');
    expect(title).toBe('file, embedded index (3 queries)');
    expect(header).toMatch(/NDCG@10 +condensed NDCG@10 +judged@10 +MRR +recall@100 +zero results/);
    // Right, corrected and right, nothing: both NDCG, MRR and recall 2/3, a third without results.
    expect(row).toMatch(/^lexical +0\.6667 +0\.6667 +0\.6667 +0\.6667 +0\.6667 +0\.3333$/);
    const report = JSON.parse(readFileSync(fileOf('run.json'), 'utf8')) as SearchReport;
    expect(report.rows[0]!.queries[1]).toMatchObject({
      query: 'red kettel',
      searched: 'red kettle',
      rung: 'MOST',
      first: ['k1'],
    });
    expect((await run(PLAIN, 'search', ...flags)).stdout).toBe(stdout);
  });

  it('measures on the simulated demo shop without any data, says so, and draws what it measured', async () => {
    const { stdout } = await run(PLAIN, 'search', '--data', 'demo-shop', '--html', fileOf('page.html'));
    expect(stdout).toMatch(/^demo-shop, embedded index \(195 queries\)/);
    expect(stdout).toMatch("The demo shop's products and judgements are simulated.");
    expect(stdout).toMatch(/^a part number +12 +\d\.\d{4}$/m);
    const [, ndcg] = /^lexical +(\S+)/m.exec(stdout)!;
    expect(readFileSync(fileOf('page.html'), 'utf8')).toMatch(`<td class="number">${ndcg}</td>`);
  });

  it('shows against a saved run what moved and which queries moved most', async () => {
    await run(PLAIN, 'search', ...flags, '--json', fileOf('saved.json'));
    const saved = JSON.parse(readFileSync(fileOf('saved.json'), 'utf8')) as SearchReport;
    const better = { ...saved.rows[0]!.queries[2]!, ndcg: 0.5 };
    const rows = [{ name: 'lexical', queries: [...saved.rows[0]!.queries.slice(0, 2), better] }];
    writeFileSync(fileOf('better.json'), JSON.stringify({ ...saved, rows }));
    const { stdout } = await run(PLAIN, 'search', ...flags, '--against', fileOf('better.json'));
    expect(stdout).toMatch(/lexical: NDCG@10 +0\.8333 +0\.6667 +-0\.1667 \[-0\.5000 0\.0000\]/);
    expect(stdout).toMatch(
      /lexical now over then .* 0 +1 +2\n\nlargest losses of .*\n.*\nzeppelin +0\.500 +0\.000/,
    );
  });

  it('refuses a run on other data, and files that are not there', async () => {
    writeFileSync(fileOf('other.json'), JSON.stringify({ data: 'homedepot', rows: [] }));
    const refused = (...args: string[]) => expect(run(PLAIN, 'search', ...args)).rejects;
    await refused(...flags, '--against', fileOf('other.json')).toMatchObject({
      code: 1,
      stderr: `'${fileOf('other.json')}' holds a run on 'homedepot', not on 'file'.\n`,
    });
    await refused(...flags, '--against', fileOf('products.jsonl')).toMatchObject({
      code: 1,
      stderr: `'${fileOf('products.jsonl')}' holds no run that --save has written.\n`,
    });
    await refused('--data', 'file').toMatchObject({
      code: 1,
      stderr: '--data file needs --judgements and --products.\n',
    });
    await refused(...flags, '--judgements', fileOf('missing.csv')).toMatchObject({
      code: 1,
      stderr: `'${fileOf('missing.csv')}' is not a file that can be read.\n`,
    });
  });

  it.each(['lamp,l1,good', 'lamp,l1,', 'lamp,l1,-1', 'lamp,,1', ',l1,1'])(
    'names the row of a judgement that is none: %s',
    async (row) => {
      writeFileSync(fileOf('bad.csv'), `query,productId,grade\nlamp,l1,1\n${row}\n`);
      await expect(readJudgements(fileOf('bad.csv'))).rejects.toThrow(
        `'${fileOf('bad.csv')}', row 2: a query, a productId and a grade from 0 are needed.`,
      );
    },
  );

  it.each([
    ['search', {}, 'DATA_DIR to the folder of the evaluation data'],
    ['parity', {}, 'DATA_DIR to the folder of the evaluation data'],
    ['parity', { DATA_DIR: folder }, 'ELASTICSEARCH_URL'],
  ])('says in one line what %s needs', async (what, env, setting) => {
    const { stdout, stderr } = await run(env, what);
    expect(stdout).toBe(`evaluate ${what} is skipped: set ${setting}.\n`);
    expect(stderr).toBe('');
  });

  it('says in one line that Elasticsearch is not set', async () => {
    const { stdout } = await run(PLAIN, 'search', ...flags, '--index', 'elasticsearch');
    expect(stdout).toBe('evaluate search is skipped: set ELASTICSEARCH_URL.\n');
  });
});
