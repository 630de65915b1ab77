import { stemPlural } from '../../domain/text/stem-plural.js';
import { tokenise } from '../../domain/text/tokenise.js';

export interface CategoryCount {
  readonly path: readonly string[];
  readonly count: number;
}

/** A category with what is needed to find it by its words. */
export interface CompletableCategory extends CategoryCount {
  /** Of the last level. */
  readonly words: readonly string[];
  /** Of the whole path. */
  readonly stems: ReadonlySet<string>;
}

export const completableCategory = ({ path, count }: CategoryCount): CompletableCategory => ({
  path,
  count,
  words: wordsOf(path.at(-1)!),
  stems: new Set(path.flatMap(wordsOf).map(stemPlural)),
});

/** Categories with a word that begins so, and the other words somewhere on their path; largest first. */
export function completeCategories(
  categories: Iterable<CompletableCategory>,
  earlier: readonly string[],
  partial: string,
  limit: number,
): CategoryCount[] {
  const stems = earlier.map(stemPlural);
  return [...categories]
    .filter(
      ({ words, stems: own }) =>
        words.some((word) => word.startsWith(partial)) && stems.every((stem) => own.has(stem)),
    )
    .sort((a, b) => b.count - a.count || (keyOf(a.path) < keyOf(b.path) ? -1 : 1))
    .slice(0, limit)
    .map(({ path, count }) => ({ path, count }));
}

const keyOf = (path: readonly string[]): string => path.join('\0');
const wordsOf = (text: string): string[] => tokenise(text).map((token) => token.text);
