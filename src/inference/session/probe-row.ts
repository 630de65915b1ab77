import type { ModelRow } from '../rows/model-row.js';
import type { InputShape } from './protocol.js';

/**
 * A row that means nothing: ids from all over a vocabulary, the last one first, which a graph with fewer refuses; a
 * table of so many rows of numbers from -1 to 1; or a history of so many products, likewise from all over.
 */
export function probeRow(length: number, input: InputShape): ModelRow {
  if (input.kind === 'features')
    return {
      features: Float32Array.from({ length: length * input.width }, (_, i) => ((i * 37) % 201) / 100 - 1),
      rows: length,
    };
  if (input.kind === 'history') {
    const history = new Int32Array(input.length);
    for (let i = 0; i < length; i++)
      history[input.length - 1 - i] = input.products - ((i * 37) % input.products);
    return { history };
  }
  const { vocabularySize } = input;
  const ids = Int32Array.from({ length }, (_, i) => vocabularySize - 1 - ((i * 37) % vocabularySize));
  return { ids, first: length };
}
