import type { InferenceDevice } from '../../inference/model-info.js';
import { describedEnum } from '../described-enum.js';

export const InferenceDeviceEnum = describedEnum<InferenceDevice>(
  'InferenceDevice',
  'What a neural model runs on.',
  {
    CPU: 'The processor.',
    CUDA: 'An NVIDIA GPU.',
    WEBGPU: 'A GPU through WebGPU.',
  },
);
