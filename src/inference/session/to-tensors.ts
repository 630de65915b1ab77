import { Tensor } from 'onnxruntime-node';
import type { PackedRows } from './protocol.js';

/** The inputs every graph takes: int64 of [batch, tokens], shorter rows padded with 0, which the mask hides. */
export function toTensors({ ids, lengths, firsts }: PackedRows): Record<string, Tensor> {
  const longest = Math.max(...lengths);
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
