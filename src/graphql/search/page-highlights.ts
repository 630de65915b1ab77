import type { Highlight, ProductIndex } from '../../stores/product-index.js';

/** The highlights of a page: asked of the index once, and only when somebody asks for the first of them. */
export class PageHighlights {
  #found: Promise<ReadonlyMap<string, readonly Highlight[]>> | undefined;

  constructor(
    private readonly index: ProductIndex,
    private readonly text: string,
    private readonly productIds: readonly string[],
    private readonly signal: AbortSignal,
  ) {}

  async of(productId: string): Promise<readonly Highlight[]> {
    this.#found ??= this.index.highlight(this.text, this.productIds, this.signal);
    return (await this.#found).get(productId) ?? [];
  }
}
