import type { DemoProduct } from '../../demo-shop/demo-product.js';
import { choicesOf } from '../../demo-shop/choices-of.js';
import { lackedWishes } from './lacked-wishes.js';
import type { Meaning, Wanted } from './meaning.js';

/** Throws where a meaning names what the shop does not have: a slip of the pen would judge nothing, silently. */
export function checkMeaning(query: string, meaning: Meaning, products: readonly DemoProduct[]): void {
  for (const line of [meaning.wants, meaning.substitutes ?? [], meaning.related ?? []].flat())
    for (const single of singleChoices(line))
      if (!products.some((product) => lackedWishes(product, single) === 0))
        throw new Error(`'${query}' means what no product is: ${JSON.stringify(single)}.`);
}

/** The line once with each value of each of its choices, the others left as they are. */
function singleChoices({ kind, is = {}, wish = {} }: Wanted): Wanted[] {
  const kinds = choicesOf(kind).map((single) => ({ kind: single, is }));
  const values = Object.entries({ ...is, ...wish }).flatMap(([name, choices]) =>
    choicesOf(choices).map((value) => ({ kind, is: { ...is, [name]: value } })),
  );
  return [...kinds, ...values];
}
