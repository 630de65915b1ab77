/** Steps of conjugate gradients for each row: three are as good as an exact solution. */
const STEPS = 3;

/**
 * One side of implicit matrix factorisation (Hu, Koren, Volinsky, "Collaborative filtering for implicit feedback
 * datasets", ICDM 2008): given the factors of the one side, finds those of a row of the other by conjugate gradients
 * (Takács, Pilászy, Tikk, "Applications of the conjugate gradient method for implicit feedback collaborative
 * filtering", RecSys 2011). `factors` holds `width` numbers for each column.
 */
export class ImplicitSolver {
  readonly #gram: Float64Array;
  readonly #residual: Float64Array;
  readonly #direction: Float64Array;
  readonly #image: Float64Array;

  constructor(
    private readonly factors: Float64Array,
    private readonly width: number,
    /** How much more sure one purchase makes than none. */
    private readonly confidence: number,
    penalty: number,
  ) {
    this.#gram = gramOf(factors, width);
    for (let f = 0; f < width; f++) this.#gram[f * width + f]! += penalty;
    this.#residual = new Float64Array(width);
    this.#direction = new Float64Array(width);
    this.#image = new Float64Array(width);
  }

  /** Moves `row`, `width` numbers, towards the best for what was bought and how many times. */
  solve(row: Float64Array, columns: Uint32Array, times: Float32Array): void {
    const [residual, direction, image] = [this.#residual, this.#direction, this.#image];
    this.#multiply(row, columns, times, image);
    for (let f = 0; f < this.width; f++) residual[f] = -image[f]!;
    for (let i = 0; i < columns.length; i++)
      this.#addColumn(residual, columns[i]!, 1 + this.confidence * times[i]!);
    direction.set(residual);
    let length = dot(residual, residual);
    for (let step = 0; step < STEPS && length > 1e-12; step++) {
      this.#multiply(direction, columns, times, image);
      const along = length / dot(direction, image);
      for (let f = 0; f < this.width; f++) {
        row[f]! += along * direction[f]!;
        residual[f]! -= along * image[f]!;
      }
      const before = length;
      length = dot(residual, residual);
      for (let f = 0; f < this.width; f++) direction[f] = residual[f]! + (length / before) * direction[f]!;
    }
  }

  /** The gram matrix with the row's confidences, times a vector. */
  #multiply(vector: Float64Array, columns: Uint32Array, times: Float32Array, into: Float64Array): void {
    const { width } = this;
    for (let f = 0; f < width; f++) {
      let sum = 0;
      for (let g = 0, at = f * width; g < width; g++, at++) sum += this.#gram[at]! * vector[g]!;
      into[f] = sum;
    }
    for (let i = 0; i < columns.length; i++) {
      let along = 0;
      for (let f = 0, at = columns[i]! * width; f < width; f++, at++) along += this.factors[at]! * vector[f]!;
      this.#addColumn(into, columns[i]!, this.confidence * times[i]! * along);
    }
  }

  #addColumn(into: Float64Array, column: number, weight: number): void {
    for (let f = 0, at = column * this.width; f < this.width; f++, at++)
      into[f]! += weight * this.factors[at]!;
  }
}

function gramOf(factors: Float64Array, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  for (let start = 0; start < factors.length; start += width)
    for (let f = 0; f < width; f++) {
      const value = factors[start + f]!;
      for (let g = 0; g < width; g++) gram[f * width + g]! += value * factors[start + g]!;
    }
  return gram;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
