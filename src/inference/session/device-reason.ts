import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { InferenceDevice } from '../model-info.js';
import { readableReason } from './readable-reason.js';

/** What ONNX Runtime says of any library of CUDA that it cannot load, without saying which. */
const NOT_LOADED = /Failed to load shared library/;
/** CUDA's share of ONNX Runtime, which is not in its package: too large for the registry. */
const CUDA_LIBRARY = 'libonnxruntime_providers_cuda.so';

/** Why a device was not taken, and where it can be told, what to do about it. */
export function deviceReason(device: InferenceDevice, error: Error): string {
  const reason = readableReason(error);
  if (device !== 'CUDA' || !NOT_LOADED.test(reason)) return reason;
  return existsSync(path.join(nativeFolder(), CUDA_LIBRARY))
    ? `${CUDA_LIBRARY} cannot be loaded: it is broken, or a library that it needs is missing (npm run fetch:cuda -- --check says which)`
    : `${CUDA_LIBRARY} is not installed (npm run fetch:cuda)`;
}

/** Where ONNX Runtime looks for its libraries: beside its own. */
const nativeFolder = (): string =>
  path.resolve(
    createRequire(import.meta.url).resolve('onnxruntime-node'),
    '../../bin/napi-v6',
    process.platform,
    process.arch,
  );
