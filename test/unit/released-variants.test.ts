import { describe, expect, it } from '@jest/globals';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import { sessionOrder } from '../../src/inference/serving/session-order.js';

describe('the variants of the released models', () => {
  it('are fp16 on CUDA and fp32 wherever else', async () => {
    const { folder, models } = await loadManifest('onnx/manifest.json');
    for (const model of models) {
      const taken = sessionOrder(model, folder, { device: 'auto', threads: 1 }).attempts;
      expect(taken.map(({ device, precision }) => [device, precision])).toEqual([
        ['CUDA', 'fp16'],
        ['WEBGPU', 'fp32'],
        ['CPU', 'fp32'],
      ]);
    }
  });
});
