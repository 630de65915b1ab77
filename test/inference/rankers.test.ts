import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import type { ManifestError } from '../../src/inference/manifest/manifest-error.js';
import type { FeatureRows } from '../../src/inference/rows/feature-rows.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { openTiny } from '../support/open-tiny.js';
import { TinyModels } from '../support/tiny-models.js';
import { until } from '../support/until.js';

const WIDTH = FEATURE_SET.names.length;

let tiny: TinyModels;
let models: OnnxModels | undefined;
beforeEach(() => void (tiny = new TinyModels()));
afterEach(async () => {
  await models?.close();
  models = undefined;
  tiny.remove();
});

/** Candidates whose `demand-14` is what is given, and every other feature 9. */
const candidates = (...demands: number[]): FeatureRows => {
  const features = new Float32Array(demands.length * WIDTH).fill(9);
  demands.forEach((demand, row) => (features[row * WIDTH + FEATURE_SET.names.indexOf('demand-14')] = demand));
  return { features, rows: demands.length };
};

describe('a ranker', () => {
  it('scores each candidate by its own features, whatever is asked at the same time', async () => {
    tiny.serve([tiny.ranker({ by: 'demand-14', factor: 2 })]);
    models = await openTiny(tiny);
    const asked = [[1, 2, 3], [5], Array.from({ length: 700 }, (_, i) => i), [4, 0.5]];
    const answers = await Promise.all(
      asked.map((demands) => models!.ranker!.score('visitor:ann', candidates(...demands))),
    );
    answers.forEach(({ values, model }, i) => {
      expect([...values]).toEqual(asked[i]!.map((demand) => 2 * demand));
      expect(model).toMatchObject({ name: 'tiny-ranker', task: 'ranker', device: 'CPU' });
    });
  });

  it('is asked beside models that read texts', async () => {
    tiny.serve([tiny.textEncoder(), tiny.crossEncoder(), tiny.ranker({ by: 'demand-14' })]);
    models = await openTiny(tiny);
    const product = { id: 'p', version: 1, title: 'Red kettle', brand: null, description: null };
    const [scores, pairs] = await Promise.all([
      models.ranker!.score('visitor:ann', candidates(1, 2)),
      models.crossEncoder!.score([{ query: 'kettle', product }]),
    ]);
    expect([...scores.values]).toEqual([1, 2]);
    expect(pairs[0]).toMatchObject({ relevance: expect.any(Number) });
  });

  it('is replaced while it serves', async () => {
    tiny.serve([tiny.ranker({ by: 'demand-14' })]);
    models = await openTiny(tiny);
    tiny.serve([tiny.ranker({ version: '2.0.0', by: 'demand-14', factor: -1 })]);
    await until(async () => {
      const { values, model } = await models!.ranker!.score('visitor:ann', candidates(3));
      expect(values[0]).toBe(model.version === '1.0.0' ? 3 : -3);
      return model.version === '2.0.0';
    });
  });

  it('lets a share of the viewers try another version, each always the same', async () => {
    const [old, young] = [
      tiny.ranker({ by: 'demand-14' }),
      tiny.ranker({ version: '2.0.0', by: 'demand-14', factor: -1 }),
    ];
    tiny.serve([old, young], {}, { canary: { model: 'tiny-ranker@2.0.0', share: 0.3 } });
    models = await openTiny(tiny);
    const versionOf = async (viewer: string): Promise<string> =>
      (await models!.ranker!.score(viewer, candidates(1))).model.version;
    const viewers = Array.from({ length: 200 }, (_, i) => `visitor:${i}`);
    await until(async () => (await versionOf(viewers[0]!)) !== '' && models!.loaded().length === 2);
    const first = await Promise.all(viewers.map(versionOf));
    expect(await Promise.all(viewers.map(versionOf))).toEqual(first);
    const share = first.filter((version) => version === '2.0.0').length / viewers.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.45);
  });
});

describe('a ranker that was trained on other features', () => {
  const problemsOf = async (features: { version: number; names: readonly string[] }) => {
    tiny.serve([tiny.ranker({ by: 'demand-14', features })]);
    const error = await loadManifest(tiny.manifest, FEATURE_SET).catch((reason: ManifestError) => reason);
    return (error as ManifestError).problems;
  };
  const { version, names } = FEATURE_SET;

  it('is refused with all its faults', async () => {
    const others = { version: version + 1, names: [...names.slice(2), 'horoscope', 'shoe-size'] };
    expect(await problemsOf(others)).toEqual([
      `tiny-ranker@1.0.0: it was trained on version ${version + 1} of the features, and here is version ${version}`,
      'tiny-ranker@1.0.0: it reads features that are not computed: horoscope, shoe-size',
      `tiny-ranker@1.0.0: it does not read the features ${names[0]}, ${names[1]}`,
    ]);
  });

  it('is refused where they are the same in another order', async () => {
    expect(await problemsOf({ version, names: names.toReversed() })).toEqual([
      'tiny-ranker@1.0.0: it reads the features in another order',
    ]);
  });

  it('is refused where its graph reads another number of them', async () => {
    const [first, ...rest] = names;
    const entry = tiny.ranker({ by: first!, features: { version, names: rest } });
    tiny.serve([{ ...entry, features: { version, names: [...names] } }]);
    await expect(openTiny(tiny)).rejects.toThrow(`it should take features: float32 [rows, ${WIDTH}]`);
  });
});
