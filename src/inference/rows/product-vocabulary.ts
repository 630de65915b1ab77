/** The products that a model knows, by the rows in which it has them: from 1, since 0 stands for none. */
export class ProductVocabulary {
  readonly #rows: ReadonlyMap<string, number>;

  constructor(private readonly ids: readonly string[]) {
    this.#rows = new Map(ids.map((id, i) => [id, i + 1]));
  }

  /** Undefined for a product that came after the training, or that it left out. */
  rowOf(productId: string): number | undefined {
    return this.#rows.get(productId);
  }

  idOf(row: number): string {
    return this.ids[row - 1]!;
  }
}
