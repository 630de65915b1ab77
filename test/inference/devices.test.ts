import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { DeviceChoice } from '../../src/inference/inference-settings.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { listeningLogger } from '../support/listening-logger.js';
import { openTiny, type OpenTinyOptions } from '../support/open-tiny.js';
import { TinyModels, type TinyModelOptions } from '../support/tiny-models.js';
import { until } from '../support/until.js';

const tiny = new TinyModels();
afterAll(() => tiny.remove());

let models: OnnxModels | undefined;
afterEach(async () => {
  await models?.close();
  models = undefined;
});

const log = listeningLogger();
const open = async (device: DeviceChoice, options: OpenTinyOptions = {}, model: TinyModelOptions = {}) => {
  tiny.serve([tiny.textEncoder(model)]);
  models = await openTiny(tiny, { device, logger: log.logger, ...options });
  // Where it is left to the machine a start waits for three seconds, and a program that plays a GPU may take more.
  await until(() => models!.loaded().length > 0, 60_000);
  return models.loaded()[0]!.device;
};

/** The program that plays a GPU in Debian's chromium, with the loader that finds it. */
const SWIFTSHADER = ['/usr/lib/chromium', '/usr/share/chromium']
  .map((folder) => path.join(folder, 'vk_swiftshader_icd.json'))
  .find((file) => existsSync(file));
const hasCuda = existsSync('/proc/driver/nvidia/version');

describe('the device of a model', () => {
  it('is what there is where it is left to the machine, and the log says why others were passed over', async () => {
    const device = await open('auto');
    if (!hasCuda) expect(device).toBe('CPU');
    const ready = JSON.parse(log.lines.at(-1)!) as { device: string; passedOver?: string[] };
    expect(ready.device).toBe(device);
    if (!hasCuda) expect(ready.passedOver).toContainEqual(expect.stringMatching(/^CUDA: ./));
  });

  it.each(hasCuda ? [] : (['cuda', 'webgpu'] as const))(
    'is meant where it is named: %s is refused, with the reason, on a machine without it',
    async (device) => {
      await expect(open(device)).rejects.toThrow(
        new RegExp(
          `^The model tiny-encoder@1.0.0 cannot serve \\(INFERENCE_DEVICE=${device}; .*\\): ${device.toUpperCase()}: .`,
        ),
      );
    },
  );

  describe('whose libraries take the process along', () => {
    const processEnv = {
      NODE_OPTIONS: `--import=${new URL('../support/crashing-sessions.js', import.meta.url)}`,
      CRASH_ON: '"cuda"',
    };

    it('is passed over by the next process, which says so, and no other device is lost with it', async () => {
      expect(await open('auto', { processEnv })).not.toBe('CUDA');
      expect(JSON.parse(log.lines.at(-1)!)).toMatchObject({
        passedOver: expect.arrayContaining([
          'CUDA: the process that tried it was lost: it ended with SIGKILL',
        ]),
      });
    });

    it('is refused after three attempts where it is meant', async () => {
      await expect(open('cuda', { processEnv })).rejects.toThrow('it ended with SIGKILL');
    });
  });

  it('is refused where no variant of the model is made for it', async () => {
    await expect(open('cuda', {}, { devices: ['cpu'] })).rejects.toThrow('no variant is made for cuda');
  });

  const onSwiftShader = SWIFTSHADER ? it : it.skip;
  const because = SWIFTSHADER ? '' : ' (skipped: there is no SwiftShader, which comes with chromium)';
  onSwiftShader(
    `is proven by a profile: WebGPU on a program that plays a GPU${because}`,
    async () => {
      const folder = path.dirname(SWIFTSHADER!);
      const processEnv = { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: SWIFTSHADER! };
      expect(await open('webgpu', { processEnv })).toBe('WEBGPU');
      const [played] = [await models!.textEncoder!.encodeQuery('red pan')];
      await models!.close();
      expect(await open('cpu')).toBe('CPU');
      const real = await models!.textEncoder!.encodeQuery('red pan');
      for (const [i, number] of real.vector.entries()) expect(played.vector[i]).toBeCloseTo(number, 4);
    },
    120_000,
  );

  onSwiftShader(
    `is not a program that plays a GPU where the processor is faster${because}`,
    async () => {
      const folder = path.dirname(SWIFTSHADER!);
      const processEnv = { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: SWIFTSHADER! };
      expect(await open('auto', { processEnv })).toBe('CPU');
      expect(log.lines.at(-1)).toContain('WEBGPU: slower than the processor');
    },
    120_000,
  );

  onSwiftShader(
    `is the processor at once where a program that plays a GPU would take longer than a start may${because}`,
    async () => {
      const folder = path.dirname(SWIFTSHADER!);
      const processEnv = { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: SWIFTSHADER! };
      expect(await open('auto', { processEnv }, { layers: 4000 })).toBe('CPU');
      expect(log.lines.at(-1)).toMatch(/WEBGPU: a row of 8 took \d+ ms: there is no GPU behind it/);
    },
    120_000,
  );
});

describe('a graph', () => {
  it.each([
    ['has no token types', { fault: 'no token types' }, /takes input_ids.*; it should take .*token_type_ids/],
    ['has a fixed length', { fault: 'fixed length' }, /both axes dynamic/],
    ['gives no numbers', { fault: 'nan' }, /embedding has length NaN, not 1/],
    ['gives vectors of any length', { fault: 'not of length 1' }, /embedding has length .*, not 1/],
    ['knows fewer tokens than the tokenizer', { vocabularySize: 20 }, /CPU: ./],
  ] as const)('that %s is refused at the start', async (_what, fault, reason) => {
    await expect(open('cpu', {}, fault)).rejects.toThrow(reason);
  });
});
