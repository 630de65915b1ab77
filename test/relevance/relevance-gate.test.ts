import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { demoJudgementsFile } from '../../src/evaluation/demo-judgements/demo-judgements-file.js';
import { openEngine } from '../../src/evaluation/open-engine.js';
import { evaluateSearch } from '../../src/evaluation/search/evaluate-search.js';
import { formatGate } from '../../src/evaluation/search/gate/format-gate.js';
import { gateSearch } from '../../src/evaluation/search/gate/gate-search.js';
import { queryKey } from '../../src/evaluation/search/gate/query-key.js';
import { releaseFigures } from '../../src/evaluation/search/gate/release-figures.js';
import type { ReleasedFigures } from '../../src/evaluation/search/gate/released-figures.js';
import { ReleasedFolder } from '../../src/evaluation/search/gate/released-folder.js';
import { NO_MODELS } from '../../src/inference/models.js';
import type { SearchReport } from '../../src/evaluation/search/search-report.js';
import type { ProductIndex } from '../../src/stores/product-index.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const command = path.resolve(import.meta.dirname, '../../src/commands/check-relevance.js');
/** Without models: what is gated is gated alike, and `.ci/run` gates what is shipped. */
const check = (...args: string[]) =>
  promisify(execFile)(process.execPath, [command, ...args], { env: { MODELS_MANIFEST: 'none' } });
/** Milliseconds for a run or two over the demo shop: seconds, unless the machine is busy. */
const PATIENCE = 120_000;
const folder = temporaryFolder();
const shipped = (await new ReleasedFolder(path.join(projectRoot, 'test/relevance/released')).read(
  'demo-shop',
))!;
const released: ReleasedFigures = { ...shipped, rows: { lexical: shipped.rows.lexical! } };

/** The same with one row. */
const plain: ReleasedFigures = { ...released, rows: { Vitrine: Object.values(released.rows)[0]! } };

/** The demo shop's search, its answers changed on the way. */
async function measure(
  change: <Match>(matches: readonly Match[]) => readonly Match[],
): Promise<SearchReport> {
  const engine = await openEngine('embedded', undefined);
  const index = new Proxy(engine.index, {
    get(target, name) {
      if (name !== 'search') {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async (...asked: Parameters<ProductIndex['search']>) => {
        const found = await target.search(...asked);
        return { ...found, matches: change(found.matches) };
      };
    },
  });
  try {
    const data = { set: 'demo-shop' as const, judgements: demoJudgementsFile(projectRoot) };
    return await evaluateSearch({ ...engine, index }, data, {
      depths: [],
      models: NO_MODELS,
      vectorsFolder: folder,
    });
  } finally {
    await engine.close();
  }
}

/** A report of one row with the released figures, each changed. */
function reportOf(figures: ReleasedFigures, change: (ndcg: number, place: number) => number): SearchReport {
  const rows = Object.entries(figures.rows).map(([name, queries]) => ({
    name,
    byDefault: true,
    queries: Object.entries(queries).map(([query, ndcg], i) => ({
      query,
      searched: query,
      rung: 'ALL' as const,
      ndcg: Math.min(1, Math.max(0, change(ndcg, i))),
      condensedNdcg: ndcg,
      judged: 1,
      reciprocalRank: 1,
      recall: 1,
      nothingFound: false,
      first: [],
    })),
  }));
  return { data: figures.data, index: 'embedded', rows, remarks: [] };
}

const failures = (report: SearchReport, figures: ReleasedFigures | undefined) =>
  gateSearch(report, figures, 1)
    .filter(({ failed }) => failed)
    .map(({ title, verdict }) => `${title}: ${verdict}`);

describe('the relevance gate', () => {
  it(
    'holds for the search as it is, without any data',
    async () => {
      await new ReleasedFolder(folder).write(released);
      const { stdout } = await check('--released', folder);
      expect(stdout).toMatch(/demo-shop, \S.* as good /);
      expect(stdout).toMatch('crowdflower is skipped: set DATA_DIR.\n');
    },
    PATIENCE,
  );

  it(
    'fails a search that loses the best match, and names the queries that lost most',
    async () => {
      const report = await measure((matches) => matches.slice(1));
      const checks = gateSearch(report, released, 1);
      expect(checks.some(({ failed, verdict }) => failed && verdict === 'worse')).toBe(true);
      const text = formatGate(checks);
      expect(text).toMatch(/^demo-shop, .*FAILED: worse .*\n\ndemo-shop, .*: largest losses +released +now/m);
      expect(text).toMatch(/^EK-9185 +1\.000 +0\.000 +\S+ EK-9185$/m);
    },
    PATIENCE,
  );

  it(
    'does not fail on the same search twice',
    async () => {
      expect(failures(await measure((matches) => matches), released)).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'ends with exit code 1 and the way out',
    async () => {
      const better = Object.entries(released.rows).map(([name, queries]) => [
        name,
        Object.fromEntries(Object.entries(queries).map(([query, ndcg]) => [query, Math.min(1, ndcg + 0.1)])),
      ]);
      const rows = Object.fromEntries(better) as ReleasedFigures['rows'];
      writeFileSync(path.join(folder, 'demo-shop.json'), JSON.stringify({ data: 'demo-shop', rows }));
      await expect(check('--released', folder)).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/FAILED: worse/),
        stderr: expect.stringMatching('npm run check:relevance -- --accept'),
      });
      await check('--released', folder, '--accept');
      expect(JSON.parse(readFileSync(path.join(folder, 'demo-shop.json'), 'utf8'))).toEqual(released);
    },
    PATIENCE,
  );

  it('takes noise for noise: of forty searches with chance changes hardly one fails', () => {
    const noisy = Array.from({ length: 40 }, (_, seed) => {
      const random = xoroshiro128plus(seed + 1);
      // Away from 0 and 1, where noise has one side only.
      const middle = reportOf(plain, () => 0.5);
      const noise = (): number => 0.3 * (uniformFloat32(random) - 0.5);
      return failures(
        reportOf(releaseFigures(middle), (ndcg) => ndcg + noise()),
        releaseFigures(middle),
      );
    });
    // One in forty is what a 95 % interval promises.
    expect(noisy.filter((failed) => failed.length > 0).length).toBeLessThanOrEqual(2);
  });

  it('fails the default where it is worse than what it is measured against, however good it was', () => {
    const [row] = reportOf(plain, (ndcg) => ndcg).rows;
    const better = row!.queries.map((query, i) => ({ ...query, ndcg: i % 3 === 0 ? 1 : query.ndcg }));
    const report: SearchReport = {
      ...reportOf(plain, (ndcg) => ndcg),
      rows: [
        { name: 'first', queries: better },
        { ...row!, against: 'first' },
      ],
    };
    expect(failures(report, releaseFigures(report))).toEqual(['demo-shop, Vitrine over first: worse']);
    const other = { ...report, rows: [report.rows[0]!, { ...row!, against: 'first', byDefault: false }] };
    expect(failures(other, releaseFigures(report))).toEqual([]);
  });

  it('cannot be passed by another name, other queries or nothing to compare with', () => {
    const report = reportOf(plain, (ndcg) => ndcg);
    const [row] = report.rows;
    expect(failures(report, undefined)).toEqual(['demo-shop: has no released figures']);
    expect(failures({ ...report, rows: [{ ...row!, name: 'other' }] }, plain)).toEqual([
      'demo-shop, Vitrine: is released, and no longer measured',
    ]);
    const fewer = { ...report, rows: [{ ...row!, queries: row!.queries.slice(1) }] };
    expect(failures(fewer, plain)).toEqual(['demo-shop, Vitrine: was released on other queries']);
    expect(failures(report, releaseFigures(fewer))).toEqual([
      'demo-shop, Vitrine: was released on other queries',
    ]);
  });

  it('files nothing of the words of a set that may not be passed on', () => {
    expect(queryKey('crowdflower', 'red kettle')).toMatch(/^[0-9a-f]{12}$/);
    expect(queryKey('demo-shop', 'red kettle')).toBe('red kettle');
  });
});
