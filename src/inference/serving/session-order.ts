import path from 'node:path';
import type { DeviceChoice } from '../inference-settings.js';
import type { ModelEntry, ModelVariant } from '../manifest/manifest.schema.js';
import type { InferenceDevice } from '../model-info.js';
import type { InputShape, OutputShape, SessionAttempt, SessionOrder } from '../session/protocol.js';
import { SessionRefusal } from '../session/session-refusal.js';

/** From the fastest, where a machine has it. */
const BEST_FIRST = ['cuda', 'webgpu', 'cpu'] as const;

/** What a process of a model is ordered to be. Throws SessionRefusal where no variant is made for the device. */
export function sessionOrder(
  entry: ModelEntry,
  folder: string,
  { device, threads }: { readonly device: DeviceChoice; readonly threads: number },
): SessionOrder {
  const devices = devicesFor(entry, device);
  const attempts = devices.flatMap((tried): SessionAttempt[] => {
    const variant = entry.variants.find((candidate) => candidate.devices.includes(tried));
    if (!variant) return [];
    const graph = path.resolve(folder, variant.graph.file);
    return [{ device: tried.toUpperCase() as InferenceDevice, precision: variant.precision, graph }];
  });
  if (attempts.length === 0) throw new SessionRefusal([`no variant is made for ${device}`]);
  return {
    attempts,
    threads,
    input: inputOf(entry),
    output: outputOf(entry),
  };
}

function inputOf(entry: ModelEntry): InputShape {
  if (entry.task === 'ranker') return { kind: 'features', width: entry.features.names.length };
  if (entry.task === 'next-products')
    return { kind: 'history', length: entry.maxHistory, products: entry.products.count };
  const { maxTokens, tokenizer } = entry;
  return { kind: 'tokens', maxTokens, vocabularySize: tokenizer.vocabularySize };
}

function outputOf(entry: ModelEntry): OutputShape {
  if (entry.task === 'next-products')
    return { kind: 'found', most: entry.maxFound, products: entry.products.count };
  const dimensions = entry.task === 'text-encoder' ? entry.dimensions : null;
  return { kind: 'numbers', name: entry.output, dimensions };
}

/**
 * What recommendations ask takes the processor a millisecond: less than the way to a GPU and back, whatever else runs
 * there.
 */
function devicesFor({ task }: ModelEntry, device: DeviceChoice): readonly ModelVariant['devices'][number][] {
  if (task === 'ranker' || task === 'next-products') return ['cpu'];
  return device === 'auto' ? BEST_FIRST : [device];
}
