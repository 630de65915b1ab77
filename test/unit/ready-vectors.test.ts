import { describe, expect, it } from '@jest/globals';
import { ReadyVectors } from '../../src/inference/ready-vectors.js';
import { textHash } from '../../src/inference/text-hash.js';
import { product } from '../support/make.js';

const DIMENSIONS = 384;

/** A unit vector of pseudo-random numbers. */
function vector(seed: number): Float32Array {
  const numbers = Float32Array.from({ length: DIMENSIONS }, (_, i) => Math.sin(seed * 97 + i * i));
  const length = Math.hypot(...numbers);
  return numbers.map((x) => x / length);
}
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const hashOf = (id: string): string => textHash(product(id));

const vectors = new Map(Array.from({ length: 20 }, (_, i) => [hashOf(`p${i}`), vector(i + 1)]));

describe('vectors that are released with an encoder', () => {
  it('come back with their space, of length 1 and nearly as they were', () => {
    const file = ReadyVectors.write('space-1', vectors);
    const ready = ReadyVectors.read(file);
    expect(ready.space).toBe('space-1');
    for (const [hash, written] of vectors) {
      const read = ready.get(hash)!;
      expect(Math.hypot(...read)).toBeCloseTo(1, 5);
      expect(dot(read, written)).toBeGreaterThan(0.9998);
      // What it says of any other text is off by less than .01.
      for (const other of vectors.values())
        expect(Math.abs(dot(read, other) - dot(written, other))).toBeLessThan(0.01);
    }
    expect(ready.get(hashOf('p99'))).toBeUndefined();
    expect(file.length).toBeLessThan(20 * (DIMENSIONS + 20) + 100);
  });

  it('are the same file whatever order they come in', () => {
    const other = ReadyVectors.write('space-1', new Map([...vectors].reverse()));
    expect(other.equals(ReadyVectors.write('space-1', vectors))).toBe(true);
  });

  it('are refused as a whole where a part of the file is missing', () => {
    const file = ReadyVectors.write('space-1', vectors);
    expect(() => ReadyVectors.read(file.subarray(0, file.length - 1))).toThrow('a part of one');
  });
});

describe('the hash of a text', () => {
  it('changes with what a model reads, and with nothing else', () => {
    const kettle = product('k', {
      title: 'Kettle',
      brand: 'Acme',
      description: `${'Boils. '.repeat(60)}End`,
    });
    const hash = textHash(kettle);
    expect(textHash({ ...kettle, id: 'other', version: 9 })).toBe(hash);
    expect(textHash({ ...kettle, description: `${'Boils. '.repeat(60)}Fin` })).toBe(hash);
    for (const change of [{ title: 'Kettle 2' }, { brand: 'Other' }, { description: null }])
      expect(textHash({ ...kettle, ...change })).not.toBe(hash);
  });
});
