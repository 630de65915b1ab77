import { Tensor } from 'onnxruntime-node';
import { lengthBucket } from '../queue/length-bucket.js';
import type { InputShape, PackedFeatures, PackedHistories, PackedRows, PackedTokens } from './protocol.js';

/** The inputs of a graph for a batch. */
export function toTensors(rows: PackedRows, input: InputShape): Record<string, Tensor> {
  if (input.kind === 'tokens') return tokenTensors(rows as PackedTokens, input.maxTokens);
  if (input.kind === 'history') return historyTensors(rows as PackedHistories, input.length);
  const { features, rows: count } = rows as PackedFeatures;
  return { features: new Tensor('float32', features, [count, input.width]) };
}

/**
 * The inputs of every graph that reads texts: int64 of [batch, tokens], padded with 0, which the mask hides. Padded to the end of the
 * length bucket and not to the longest row: a sum of so many numbers is then the same to the bit in every batch.
 */
function tokenTensors({ ids, lengths, firsts }: PackedTokens, maxTokens: number): Record<string, Tensor> {
  const longest = Math.min(maxTokens, lengthBucket(Math.max(...lengths)));
  const shape = [lengths.length, longest];
  const size = lengths.length * longest;
  const inputIds = new BigInt64Array(size);
  const attentionMask = new BigInt64Array(size);
  const tokenTypeIds = new BigInt64Array(size);
  let read = 0;
  lengths.forEach((length, row) => {
    const start = row * longest;
    for (let i = 0; i < length; i++) inputIds[start + i] = BigInt(ids[read + i]!);
    attentionMask.fill(1n, start, start + length);
    tokenTypeIds.fill(1n, start + firsts[row]!, start + length);
    read += length;
  });
  return {
    input_ids: new Tensor('int64', inputIds, shape),
    attention_mask: new Tensor('int64', attentionMask, shape),
    token_type_ids: new Tensor('int64', tokenTypeIds, shape),
  };
}

/** The input of every graph that reads histories: all of them as long, so that a row is computed alike in every batch. */
const historyTensors = ({ histories, rows }: PackedHistories, length: number): Record<string, Tensor> => ({
  history: new Tensor('int64', BigInt64Array.from(histories, BigInt), [rows, length]),
});
