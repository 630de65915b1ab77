import { Tensor } from 'onnxruntime-node';
import { lengthBucket } from '../queue/length-bucket.js';
import type { PackedRows } from './protocol.js';

/**
 * The inputs every graph takes: int64 of [batch, tokens], padded with 0, which the mask hides. Padded to the end of the
 * length bucket and not to the longest row: a sum of so many numbers is then the same to the bit in every batch.
 */
export function toTensors({ ids, lengths, firsts }: PackedRows, maxTokens: number): Record<string, Tensor> {
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
