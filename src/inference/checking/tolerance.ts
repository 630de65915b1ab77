import type { ModelVariant } from '../manifest/manifest.schema.js';

/**
 * How far a number of a vector of length 1, or a relevance from 0 to 1, may be from that of the fp32 graph on the
 * processor. GPUs multiply fp32 with the ten bits of TF32, fp16 keeps three digits, int8 two of a weight.
 */
export const tolerance: Readonly<Record<ModelVariant['precision'], number>> = {
  fp32: 1e-3,
  fp16: 1e-2,
  int8: 5e-2,
};
