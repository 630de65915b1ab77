import { describe, expect, it } from '@jest/globals';
import { proveDevice } from '../../src/inference/session/prove-device.js';
import type { NodeRun } from '../../src/inference/session/read-profile.js';

const ran = (provider: 'CPU' | 'CUDA', operator: string, nodes: number, microseconds = 10): NodeRun[] =>
  Array.from({ length: nodes }, () => ({ provider: `${provider}ExecutionProvider`, operator, microseconds }));

describe('a profile', () => {
  it('proves a GPU that ran every product of matrices, whoever worked out the shapes', () => {
    const runs = [...ran('CUDA', 'MatMul', 10), ...ran('CUDA', 'Attention', 2), ...ran('CPU', 'Shape', 30)];
    expect(() => proveDevice(runs, 'CUDA')).not.toThrow();
  });

  it.each(['MatMul', 'FusedMatMul', 'Gemm', 'QAttention'])(
    'proves none that left the processor a %s, however many other nodes it ran and however long it took',
    (operator) => {
      const runs = [...ran('CUDA', 'Add', 90, 1000), ...ran('CUDA', 'MatMul', 9), ...ran('CPU', operator, 1)];
      expect(() => proveDevice(runs, 'CUDA')).toThrow(
        'the graph ran on CUDAExecutionProvider (99 nodes, 9 of them products of matrices) and CPUExecutionProvider (1 nodes, 1 of them products of matrices)',
      );
    },
  );

  it('goes by time where there is no such product', () => {
    const runs = (microseconds: number) => [
      ...ran('CUDA', 'Add', 1, microseconds),
      ...ran('CPU', 'Mul', 9, 1),
    ];
    expect(() => proveDevice(runs(82), 'CUDA')).not.toThrow();
    expect(() => proveDevice(runs(80), 'CUDA')).toThrow('the graph ran on');
  });

  it('proves nothing where it is empty', () => {
    expect(() => proveDevice([], 'CPU')).toThrow('nothing');
  });
});
