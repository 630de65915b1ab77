import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compareWithBlend } from '../../src/evaluation/ranker/compare-with-blend.js';
import { exportTrainingData } from '../../src/evaluation/ranker/export-training-data.js';
import { PeriodRankers } from '../../src/evaluation/ranker/period-rankers.js';
import { installModel } from '../../src/evaluation/install-model.js';
import { trainingPage } from '../../src/evaluation/ranker/page/training-page.js';
import { releaseRanker } from '../../src/evaluation/ranker/release-ranker.js';
import { readTrained } from '../../src/evaluation/ranker/trained.js';
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
  const comparison = (low: number, questions = 300) => ({
    questions,
    model: 0.3,
    blend: 0.2,
    low,
    high: 0.2,
  });
  /** What Python writes, with models that score by one feature. */
  const trained = (name: string, walkForward: object, by = 'demand-7'): string => {
    const out = path.join(folder, name);
    mkdirSync(out);
    const weights = (only: string): number[] => names.map((each) => (each === only ? 1 : 0));
    writeFileSync(path.join(out, 'ranker.onnx'), tinyRankerGraph(weights(by)));
    writeFileSync(path.join(out, 'period-1.onnx'), tinyRankerGraph(weights('demand-14')));
    const periods = [{ graph: 'period-1.onnx', from: '2026-05-01T00:00:00+00:00' }];
    writeFileSync(path.join(out, 'periods.json'), JSON.stringify(periods));
    const about = {
      source: 'a small shop',
      groups: 20,
      weights: 5,
      features: FEATURE_SET,
      unread: ['looks'],
      history: [
        { loss: 2, all: 0.2, new: 0.1 },
        { loss: 1, all: 0.3, new: 0.1 },
        { loss: 0.9, all: 0.25, new: 0.1 },
      ],
      importance: { 'demand-7': 0.05, own: -0.001 },
      walkForward,
    };
    writeFileSync(path.join(out, 'ranker.json'), JSON.stringify(about));
    return out;
  };
  const parts = () => ({
    settings: { device: 'cpu', threads: 1, processes: 1, processEnv: { PATH: process.env.PATH! } } as const,
    logger: createLogger('silent'),
    metrics: new Metrics(),
  });
  const model = { name: 'small', version: '3.0.0', licence: 'MIT' };

  it('serves by default where it was better than the hand blend by more than chance', async () => {
    const out = trained('good', { all: comparison(0.01), new: comparison(0.001) });
    const { manifest, byDefault } = await releaseRanker(out, model);
    expect(byDefault).toBe(true);
    expect((await loadManifest(manifest, FEATURE_SET)).ranker).toMatchObject({
      byDefault: true,
      entry: {
        name: 'small',
        version: '3.0.0',
        trainedOn: 'a small shop',
        licence: 'MIT',
        unread: ['looks'],
      },
    });
  });

  it('is put into a manifest beside what serves there', async () => {
    const [out, shop] = [
      trained('installed', { all: comparison(0.001), new: comparison(0.001) }),
      new TinyModels(),
    ];
    shop.serve([shop.textEncoder(), shop.ranker({ by: 'demand-7' })]);
    await releaseRanker(out, { ...model, name: 'tiny-ranker' });
    await installModel(out, shop.manifest);
    const { textEncoder, ranker, models } = await loadManifest(shop.manifest, FEATURE_SET);
    expect(textEncoder?.entry.name).toBe('tiny-encoder');
    expect(ranker).toMatchObject({ byDefault: true, entry: { version: '3.0.0' } });
    expect(models).toHaveLength(2);
    shop.remove();
  });

  it('is tried out on a share of the viewers beside what serves, which stays', async () => {
    const [out, shop] = [
      trained('tried', { all: comparison(0.001), new: comparison(0.001) }),
      new TinyModels(),
    ];
    shop.serve([shop.ranker({ by: 'demand-7' })]);
    const { ranker: before } = await loadManifest(shop.manifest, FEATURE_SET);
    const { name, version } = before!.entry;
    await releaseRanker(out, { ...model, name });
    await installModel(out, shop.manifest, 0.05);
    const { ranker } = await loadManifest(shop.manifest, FEATURE_SET);
    expect(ranker).toMatchObject({
      byDefault: before!.byDefault,
      entry: { version },
      canary: { share: 0.05, entry: { name, version: '3.0.0' } },
    });
    await releaseRanker(out, { ...model, name, version });
    await expect(installModel(out, shop.manifest, 0.05)).rejects.toThrow('another --model-version');
    const other = trained('other', {}, 'demand-14');
    await releaseRanker(other, { ...model, name, version });
    await expect(installModel(other, shop.manifest)).rejects.toThrow('installed with other weights');
    shop.serve([shop.textEncoder()]);
    await expect(installModel(out, shop.manifest, 0.05)).rejects.toThrow('No ranker serves');
    shop.remove();
  });

  it.each([
    ['lost', { all: comparison(0.01), new: comparison(-0.001) }],
    ['gained nothing', { all: comparison(0), new: comparison(0) }],
    ['was asked too little', { all: comparison(0.01, 199), new: comparison(0.01, 199) }],
    ['was not compared', {}],
  ])('serves only where it is asked for where it %s', async (name, walkForward) => {
    expect((await releaseRanker(trained(name, walkForward), model)).byDefault).toBe(false);
  });

  it('is reported with what it gains over the hand blend, by the pipeline, and how it learned', async () => {
    const out = trained('reported', { all: comparison(0.01), new: comparison(0.001) });
    await releaseRanker(out, model);
    const past = { source: '<b>a small shop</b>', ...smallPast() };
    const compared = await compareWithBlend(past, out, { parts: parts(), seed: 1, onProgress: () => {} });
    const [all] = compared.tables;
    expect(all!.questions).toBeGreaterThan(20);
    expect(all!.groups.reduce((sum, { questions }) => sum + questions, 0)).toBe(all!.questions);
    const [blend, learned] = all!.rows;
    expect([blend!.gain!.mean, learned!.gain]).toEqual([
      expect.closeTo(learned!.ndcg.mean - blend!.ndcg.mean, 9),
      null,
    ]);
    const page = trainingPage(await readTrained(out), compared);
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|\shref=|https?:/);
    const words = page.replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, ' ');
    expect(words).toMatch('2 epochs were enough');
    expect(words).toMatch('demand-7: 0.0500');
    expect(words).toMatch(`all items: ${all!.questions} customers`);
    const alone = trainingPage(await readTrained(out));
    expect(alone).toMatch('models of the past were not asked for');
  });

  it('is judged with the model of each moment, which knew only its past', async () => {
    const out = trained('judged', { all: comparison(0.01), new: comparison(0.001) });
    await releaseRanker(out, model);
    const rankers = await PeriodRankers.open(out, parts());
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
