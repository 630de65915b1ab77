/** A product that has what was typed. */
export interface CompletedProduct {
  readonly popularity: number;
  /** The title's words, folded. */
  readonly words: readonly string[];
  readonly title: string;
}

/** Popular products first; then a title that begins with what was typed, then the shorter one: closest to being the thing itself. */
export function bestCompletions<P extends CompletedProduct>(products: readonly P[], begin: string): P[] {
  const begins = ({ words }: P): number => Number(words[0]?.startsWith(begin) ?? false);
  return products.toSorted(
    (a, b) => b.popularity - a.popularity || begins(b) - begins(a) || a.title.length - b.title.length,
  );
}
