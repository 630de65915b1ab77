import type { InferenceDevice } from '../model-info.js';
import type { NodeRun } from './read-profile.js';

const PROVIDERS: Readonly<Record<InferenceDevice, string>> = {
  CPU: 'CPUExecutionProvider',
  CUDA: 'CUDAExecutionProvider',
  WEBGPU: 'WebGpuExecutionProvider',
};
/** All but a hundredth of what a transformer computes, also where ONNX Runtime has fused it with what is around. */
const PRODUCTS = /MatMul|Gemm|Attention|Conv|Einsum/;
/** Of the time, where a graph has no such products. */
const LEAST_SHARE = 0.9;

/**
 * Throws, with who ran what, unless a device did the work: every product of matrices. Shapes are worked out on the
 * processor, whatever computes, so a device need not run every node; nor does time prove it, since the first use of a
 * GPU takes longer than what was left to the processor.
 */
export function proveDevice(runs: readonly NodeRun[], device: InferenceDevice): void {
  const isOn = ({ provider }: NodeRun): boolean => provider === PROVIDERS[device];
  const products = runs.filter(({ operator }) => PRODUCTS.test(operator));
  const isProven =
    products.length > 0
      ? products.every(isOn)
      : microseconds(runs.filter(isOn)) > LEAST_SHARE * microseconds(runs);
  if (isProven) return;
  const parts = [...new Set(runs.map(({ provider }) => provider))].map((provider) => {
    const its = runs.filter((run) => run.provider === provider);
    const productsOfIt = its.filter((run) => products.includes(run));
    return `${provider} (${its.length} nodes, ${productsOfIt.length} of them products of matrices)`;
  });
  throw new Error(`the graph ran on ${parts.join(' and ') || 'nothing that its profile names'}`);
}

const microseconds = (runs: readonly NodeRun[]): number =>
  runs.reduce((sum, run) => sum + run.microseconds, 0);
