import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exportTrainingData } from '../../src/evaluation/ranker/export-training-data.js';
import { PeriodRankers } from '../../src/evaluation/ranker/period-rankers.js';
import { installModel } from '../../src/evaluation/install-model.js';
import { releaseRanker } from '../../src/evaluation/ranker/release-ranker.js';
import {
  IN_THE_BASKET,
  NEW_TO_THE_SHOPPER,
  type GroupFacts,
} from '../../src/evaluation/ranker/training-group.js';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { startCommand } from '../support/run-command.js';
import { smallPast } from '../support/small-past.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { TinyModels } from '../support/tiny-models.js';
import { tinyRankerGraph } from '../support/tiny-ranker-graph.js';

const folder = temporaryFolder();
const { names } = FEATURE_SET;

describe('an export for training', () => {
  it('holds the latest baskets: a row of features, a label and the blend for every candidate', async () => {
    const past = { source: 'a small shop', ...smallPast() };
    const out = path.join(folder, 'data');
    const written = await exportTrainingData(past, out, 20, () => undefined);
    const header = JSON.parse(readFileSync(path.join(out, 'groups.json'), 'utf8'));
    const groups: GroupFacts[] = header.groups;
    expect(written).toEqual({ groups: 20, rows: header.rows });
    expect(header).toMatchObject({ format: 1, source: 'a small shop', features: FEATURE_SET });
    expect(groups.map(({ at }) => at)).toEqual(groups.map(({ at }) => at).toSorted());
    const size = (file: string): number => readFileSync(path.join(out, file)).length;
    expect(size('features.f32')).toBe(4 * names.length * header.rows);
    expect(size('blend.f32')).toBe(4 * header.rows);
    const labels = readFileSync(path.join(out, 'labels.u8'));
    expect(labels).toHaveLength(header.rows);
    let start = 0;
    let bought = 0;
    for (const { rows, relevant, relevantNew } of groups) {
      const own = labels.subarray(start, start + rows);
      const count = (bits: number): number => own.filter((label) => (label & bits) === bits).length;
      expect(count(IN_THE_BASKET)).toBeLessThanOrEqual(relevant);
      expect(count(IN_THE_BASKET + NEW_TO_THE_SHOPPER)).toBeLessThanOrEqual(relevantNew);
      bought += count(IN_THE_BASKET);
      start += rows;
    }
    expect(bought).toBeGreaterThan(20);
    // No name of a shopper and none of a product.
    expect(JSON.stringify(header)).not.toMatch(/shopper:|"p\d+"/);
  });
});

describe('what training left', () => {
  const comparison = (low: number) => ({ questions: 9, model: 0.3, blend: 0.2, low, high: 0.2 });
  /** What Python writes, with models that score by one feature. */
  const trained = (name: string, walkForward: object): string => {
    const out = path.join(folder, name);
    mkdirSync(out);
    const weights = (by: string): number[] => names.map((each) => (each === by ? 1 : 0));
    writeFileSync(path.join(out, 'ranker.onnx'), tinyRankerGraph(weights('demand-7')));
    writeFileSync(path.join(out, 'period-1.onnx'), tinyRankerGraph(weights('demand-14')));
    const periods = [{ graph: 'period-1.onnx', from: '2026-05-01T00:00:00+00:00' }];
    writeFileSync(path.join(out, 'periods.json'), JSON.stringify(periods));
    const about = { source: 'a small shop', features: FEATURE_SET, walkForward };
    writeFileSync(path.join(out, 'ranker.json'), JSON.stringify(about));
    return out;
  };
  const model = { name: 'small', version: '3.0.0', licence: 'MIT' };

  it('serves by default where it was no worse than the hand blend, by more than chance', async () => {
    const out = trained('good', { all: comparison(0.01), new: comparison(0) });
    const { manifest, byDefault } = await releaseRanker(out, model);
    expect(byDefault).toBe(true);
    expect((await loadManifest(manifest, FEATURE_SET)).ranker).toMatchObject({
      byDefault: true,
      entry: { name: 'small', version: '3.0.0', trainedOn: 'a small shop', licence: 'MIT' },
    });
  });

  it('is put into a manifest beside what serves there', async () => {
    const [out, shop] = [trained('installed', { all: comparison(0), new: comparison(0) }), new TinyModels()];
    shop.serve([shop.textEncoder(), shop.ranker({ by: 'demand-7' })]);
    await releaseRanker(out, { ...model, name: 'tiny-ranker' });
    await installModel(out, shop.manifest);
    const { textEncoder, ranker, models } = await loadManifest(shop.manifest, FEATURE_SET);
    expect(textEncoder?.entry.name).toBe('tiny-encoder');
    expect(ranker).toMatchObject({ byDefault: true, entry: { version: '3.0.0' } });
    expect(models).toHaveLength(2);
    shop.remove();
  });

  it.each([
    ['lost', { all: comparison(0.01), new: comparison(-0.001) }],
    ['was not compared', {}],
  ])('serves only where it is asked for where it %s', async (name, walkForward) => {
    expect((await releaseRanker(trained(name, walkForward), model)).byDefault).toBe(false);
  });

  it('is judged with the model of each moment, which knew only its past', async () => {
    const out = trained('judged', { all: comparison(0.01), new: comparison(0) });
    await releaseRanker(out, model);
    const settings = {
      device: 'cpu',
      threads: 1,
      processes: 1,
      processEnv: { PATH: process.env.PATH! },
    } as const;
    const parts = { settings, logger: createLogger('silent'), metrics: new Metrics() };
    const rankers = await PeriodRankers.open(out, parts);
    try {
      expect(await rankers.at(new Date('2026-04-30T23:00:00Z'))).toBeUndefined();
      const ranker = (await rankers.at(new Date('2026-05-02T00:00:00Z')))!;
      const features = Float32Array.from(names, (name) => (name === 'demand-14' ? 7 : 1));
      const { values, model: by } = await ranker.score('visitor:ann', { features, rows: 1 });
      expect([...values]).toEqual([7]);
      expect(by.version).toBe('3.0.0-period.1');
    } finally {
      await rankers.close();
    }
  });
});

describe('the command train', () => {
  const train = (python: string) =>
    startCommand(
      'train',
      ['recommender', '--data', 'demo-shop', '--out', path.join(folder, 'out'), '--python', python],
      { stateDir: folder },
    ).finished;

  it('says that there is no Python', async () => {
    const { code, stderr } = await train(path.join(folder, 'no-python'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('name a Python 3.11 or newer with --python')]);
  });

  it('says what to install where Python lacks it, before it exports anything', async () => {
    const python = path.join(folder, 'bare-python');
    writeFileSync(python, '#!/bin/sh\nexit 1\n');
    chmodSync(python, 0o755);
    const { code, stdout, stderr } = await train(python);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('pip install -r onnx/training/requirements.txt');
  });
});
