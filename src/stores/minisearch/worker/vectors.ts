import type { Embedding } from '../../../domain/products/embedding.js';

/**
 * The products' embeddings, unit length, in one array: an exact scan of 100,000 × 384 takes some 25 ms. All of them lie
 * in one space: the first of another one clears the rest, with which it does not compare.
 */
export class Vectors {
  #space: string | undefined;
  #dimensions = 0;
  #rows = new Float32Array(0);
  readonly #rowOf = new Map<number, number>();
  readonly #freeRows: number[] = [];

  /** How many there are, or how many in a space. */
  count(space = this.#space): number {
    return space === this.#space ? this.#rowOf.size : 0;
  }

  /** Throws where the vector has another length than those already here. */
  put(ordinal: number, { space, vector }: Embedding): void {
    if (space !== this.#space) this.#begin(space, vector.length);
    if (vector.length !== this.#dimensions)
      throw new RangeError(`A vector has ${vector.length} numbers, the index ${this.#dimensions}.`);
    const row = this.#rowOf.get(ordinal) ?? this.#freeRows.pop() ?? this.#rowOf.size;
    this.#rowOf.set(ordinal, row);
    this.#grow((row + 1) * this.#dimensions);
    this.#rows.set(vector, row * this.#dimensions);
  }

  delete(ordinal: number): void {
    const row = this.#rowOf.get(ordinal);
    if (row === undefined) return;
    this.#rowOf.delete(ordinal);
    this.#freeRows.push(row);
  }

  /**
   * The `limit` highest cosines, in no order, of all vectors or of those among some ordinals, whose product passes; more
   * where the last ones are equal.
   */
  nearest(
    { space, vector }: Embedding,
    passes: (ordinal: number) => boolean,
    limit: number,
    among: Iterable<number> = this.#rowOf.keys(),
  ): { ordinal: number; score: number }[] {
    if (space !== this.#space) return [];
    const ordinals = [...among].filter((ordinal) => this.#rowOf.has(ordinal) && passes(ordinal));
    const scores = Float64Array.from(ordinals, (ordinal) =>
      this.#dot(vector, this.#rowOf.get(ordinal)! * this.#dimensions),
    );
    // Only those that can be among the first become objects and are sorted: of 100,000 that takes as long as the scan.
    const least = scores.length > limit ? scores.toSorted()[scores.length - limit]! : -Infinity;
    return ordinals.flatMap((ordinal, i) => (scores[i]! >= least ? [{ ordinal, score: scores[i]! }] : []));
  }

  #begin(space: string, dimensions: number): void {
    this.#space = space;
    this.#dimensions = dimensions;
    this.#rowOf.clear();
    this.#freeRows.length = 0;
  }

  #dot(vector: Float32Array, offset: number): number {
    const rows = this.#rows;
    let sum = 0;
    for (let i = 0; i < vector.length; i++) sum += vector[i]! * rows[offset + i]!;
    return sum;
  }

  #grow(length: number): void {
    if (length <= this.#rows.length) return;
    const rows = new Float32Array(Math.max(length, this.#rows.length * 2));
    rows.set(this.#rows);
    this.#rows = rows;
  }
}
