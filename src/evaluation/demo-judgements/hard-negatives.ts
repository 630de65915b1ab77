import type { DemoProduct } from '../../demo-shop/demo-product.js';
import { stemPlural } from '../../domain/text/stem-plural.js';
import { telling } from '../../domain/text/telling.js';
import { tokenise } from '../../domain/text/tokenise.js';
import type { Bm25Baseline } from '../baselines/bm25.baseline.js';

/** As many as a page has places: a ranking that knows nothing can fill it with them. */
const ALL = 10;
/** Most of them share a word with the query; the others are the best-selling of the same department. */
const BY_WORDS = 8;
/** Two of a kind show whether a ranking falls for it. */
const OF_ONE_KIND = 2;

/** Irrelevant products that a ranking may well take for relevant ones. `departments`: where the relevant ones stand. */
export function hardNegatives(
  query: string,
  irrelevant: readonly DemoProduct[],
  departments: ReadonlySet<string>,
  bm25: Bm25Baseline,
): DemoProduct[] {
  const words = new Set(wordsOf(query));
  const decoys = new Map(
    irrelevant
      .filter(({ record }) => wordsOf(record.title).some((word) => words.has(word)))
      .map((product) => [product.record.id, product]),
  );
  const byWords = someOfEachKind(
    bm25.rank(query, [...decoys.keys()]).map((id) => decoys.get(id)!),
    OF_ONE_KIND,
  ).slice(0, BY_WORDS);
  const neighbours = someOfEachKind(
    irrelevant.filter(({ department, appeal }) => appeal === 1 && departments.has(department.name)),
    1,
  ).filter((product) => !byWords.includes(product));
  return [...byWords, ...neighbours].slice(0, ALL);
}

const wordsOf = (text: string): string[] => telling(tokenise(text)).map((word) => stemPlural(word.text));

function someOfEachKind(products: readonly DemoProduct[], most: number): DemoProduct[] {
  const taken = new Map<string, number>();
  return products.filter(({ kindName }) => {
    const already = taken.get(kindName) ?? 0;
    taken.set(kindName, already + 1);
    return already < most;
  });
}
