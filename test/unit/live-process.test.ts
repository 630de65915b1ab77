import { describe, expect, it } from '@jest/globals';
import { LiveProcess } from '../../src/inference/session/live-process.js';

/** A process whose warm-up ran at ten tokens a millisecond. */
const live = (device: 'CPU' | 'CUDA') =>
  new LiveProcess({ device, warmUp: [{ rows: 4, paddedTokens: 256, milliseconds: 25.6 }] });

describe('the time that a process is given for a batch', () => {
  it('is many times what it measured, within two and thirty seconds', () => {
    expect(live('CPU').limitMs(512)).toBe(2000);
    expect(live('CPU').limitMs(2000)).toBe(4000);
    expect(live('CPU').limitMs(1e6)).toBe(30_000);
  });

  it('is longer for the first batches of a GPU, and for whatever was never measured', () => {
    const gpu = live('CUDA');
    expect(gpu.limitMs(16_384)).toBe(30_000);
    expect(gpu.limitMs(512)).toBe(10_000);
    for (let batch = 0; batch < 20; batch++) gpu.observe({ rows: 16, paddedTokens: 1024, milliseconds: 1 });
    expect(gpu.limitMs(512)).toBe(2000);
    expect(new LiveProcess({ device: 'CPU', warmUp: [] }).limitMs(8)).toBe(30_000);
  });
});
