import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkModels } from '../../src/inference/checking/check-models.js';
import type { VariantReport } from '../../src/inference/checking/variant-report.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import type { ModelEntry, ModelVariant } from '../../src/inference/manifest/manifest.schema.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { readableProduct } from '../support/readable-product.js';
import { startCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { TinyModels } from '../support/tiny-models.js';

const tiny = new TinyModels();
afterAll(() => tiny.remove());
const folder = temporaryFolder();

const TEXTS = {
  queries: ['pan', 'red steel kettle', 'a mug for tea'],
  products: Array.from({ length: 40 }, (_, i) => readableProduct(i)),
};

const check = async (...models: ModelEntry[]): Promise<VariantReport[]> => {
  tiny.serve(models);
  return checkModels(await loadManifest(tiny.manifest, FEATURE_SET), TEXTS, {
    device: 'cpu',
    threads: 1,
    env: { PATH: process.env.PATH ?? '' },
    seconds: 1,
    logger: createLogger('silent'),
    onProgress: () => undefined,
  });
};

/** A model with a second variant, which is another model's. */
const withVariant = (
  model: ModelEntry,
  other: ModelEntry,
  precision: ModelVariant['precision'],
): ModelEntry => ({
  ...model,
  variants: [...model.variants, { ...other.variants[0]!, precision }],
});

const command = (...args: string[]) =>
  startCommand(
    'check-models',
    ['--seconds', '1', ...args],
    { stateDir: folder },
    { MODELS_MANIFEST: tiny.manifest },
  ).finished;

describe('a check of models', () => {
  it('passes what says on the device what it says on the processor, and tells how fast', async () => {
    tiny.serve([tiny.textEncoder(), tiny.crossEncoder()]);
    const json = path.join(folder, 'check.json');
    const { code, stdout } = await command('--device', 'cpu', '--json', json);
    expect(
      stdout.match(/^PASS {2}tiny-\w+@1.0.0 fp32 .*, ran on CPU \(proven by its profile\)$/gm),
    ).toHaveLength(2);
    expect(stdout).toMatch(/least cosine 1\.0+$/m);
    expect(stdout).toMatch(/Spearman 1\.0+$/m);
    expect(stdout).toMatch(/^ +rows\/s, in batches of +1 +4 +16 +64 +256$/m);
    expect(code).toBe(0);
    const { reports } = JSON.parse(readFileSync(json, 'utf8')) as { reports: VariantReport[] };
    expect(reports.map(({ boundDevice, failures }) => [boundDevice, failures])).toEqual([
      ['CPU', []],
      ['CPU', []],
    ]);
    expect(reports[0]!.throughput).toHaveLength(15);
  });

  it('reads histories with a model of next products', async () => {
    const follows = { kettle: { tea: 3, mug: 1 }, tea: { mug: 2 }, mug: { tea: 0.5 } };
    const [report] = await check(tiny.nextProducts({ follows }));
    expect(report).toMatchObject({ model: 'tiny-sequence@1.0.0', boundDevice: 'CPU', failures: [] });
    expect(report!.parity).toMatchObject({ rows: 500, largestDifference: 0 });
  });

  it('fails a variant that says something else, and it alone', async () => {
    const other = tiny.textEncoder({ seed: 1, version: '1.0.1' });
    const [right, wrong] = await check(withVariant(tiny.textEncoder(), other, 'int8'));
    expect(right!.failures).toEqual([]);
    expect(wrong!.failures).toContainEqual(
      expect.stringMatching(/^it differs from fp32 on the processor by 0\.\d+, more than 0\.05$/),
    );
  });

  it('fails what says something else each time, however little', async () => {
    const restless = tiny.textEncoder({ fault: 'restless', version: '1.0.1' });
    const [report] = await check(restless);
    expect(report!.failures).toEqual([
      expect.stringMatching(/^the same batch read again differed by .*, more than 0$/),
    ]);
  });

  const hasGpu = existsSync('/proc/driver/nvidia/version');
  (hasGpu ? it.skip : it)('is refused, with the reason, on a device that is not there', async () => {
    tiny.serve([tiny.textEncoder({ devices: ['cpu', 'webgpu'] })]);
    const { code, stdout } = await command('--device', 'webgpu');
    expect(stdout).toMatch(/^FAIL {2}tiny-encoder@1.0.0 fp32 .*\n {2}WEBGPU: ./);
    expect(code).toBe(1);
  });

  it('is refused where no model is made for the device', async () => {
    tiny.serve([tiny.textEncoder({ devices: ['cpu'] })]);
    const { code, stderr } = await command('--device', 'cuda');
    expect(stderr).toBe('No model has a variant that is made for cuda.\n');
    expect(code).toBe(1);
  });
});
