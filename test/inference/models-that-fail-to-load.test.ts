import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { listeningLogger } from '../support/listening-logger.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';
import { until } from '../support/until.js';

const tiny = new TinyModels();
afterAll(() => tiny.remove());
let models: OnnxModels | undefined;
afterEach(() => models?.close());

/** Three attempts of this take longer than a start waits. */
const CRASH_AFTER_MS = 1100;
const crashing = path.join(tiny.folder, 'crashing');

describe('a model that fails to load after the start', () => {
  it('keeps no other from being replaced, and is tried again when the manifest changes', async () => {
    const log = listeningLogger();
    writeFileSync(crashing, '');
    tiny.serve([tiny.textEncoder(), tiny.crossEncoder()]);
    models = await openTiny(tiny, {
      logger: log.logger,
      processEnv: {
        NODE_OPTIONS: `--import=${new URL('../support/crashing-sessions.js', import.meta.url)}`,
        CRASH_ON: 'tiny-pairs',
        CRASH_AFTER_MS: String(CRASH_AFTER_MS),
        CRASH_WHILE: crashing,
      },
    });
    await until(() => log.lines.some((line) => line.includes('a model cannot serve')));
    tiny.serve([tiny.textEncoder({ version: '2.0.0' }), tiny.crossEncoder()]);
    await until(() => models!.textEncoder!.model.version === '2.0.0');
    expect(models.loaded().map(({ name }) => name)).toEqual(['tiny-encoder']);

    rmSync(crashing);
    tiny.serve([tiny.textEncoder({ version: '3.0.0' }), tiny.crossEncoder()]);
    await until(() => models!.loaded().length === 2);
    const pair = { query: 'pan', product: readableProduct(1) };
    expect(await models.crossEncoder!.score([pair])).toEqual([
      expect.objectContaining({ relevance: expect.any(Number) }),
    ]);
  }, 30_000);
});
