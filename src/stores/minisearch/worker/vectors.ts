/** The products' embeddings, unit length, in one array: an exact scan of 100,000 × 384 takes some 25 ms. */
export class Vectors {
  #dimensions = 0;
  #rows = new Float32Array(0);
  readonly #rowOf = new Map<number, number>();
  readonly #freeRows: number[] = [];

  get size(): number {
    return this.#rowOf.size;
  }

  /** Throws where the vector has another length than those already here. */
  put(ordinal: number, vector: Float32Array): void {
    if (this.#rowOf.size === 0) this.#dimensions = vector.length;
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
    if (this.#rowOf.size === 0) this.#freeRows.length = 0;
  }

  /** The cosine of every vector whose product passes. */
  scan(vector: Float32Array, passes: (ordinal: number) => boolean): { ordinal: number; score: number }[] {
    if (this.#rowOf.size === 0) return [];
    if (vector.length !== this.#dimensions)
      throw new RangeError(`The query has ${vector.length} numbers, the index ${this.#dimensions}.`);
    const found: { ordinal: number; score: number }[] = [];
    for (const [ordinal, row] of this.#rowOf)
      if (passes(ordinal)) found.push({ ordinal, score: this.#dot(vector, row * this.#dimensions) });
    return found;
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
