import { choicesOf } from '../../demo-shop/choices-of.js';
import type { DemoProduct } from '../../demo-shop/demo-product.js';
import type { Attributes, Wanted } from './meaning.js';

/** How many wishes the product does not fulfil; undefined where it is another thing. */
export function lackedWishes(product: DemoProduct, { kind, is = {}, wish = {} }: Wanted): number | undefined {
  if (!choicesOf(kind).includes(product.kindName) || lacked(product, is) > 0) return undefined;
  return lacked(product, wish);
}

const lacked = (product: DemoProduct, wanted: Attributes): number =>
  Object.entries(wanted).filter(([name, values]) => !choicesOf(values).includes(valueOf(product, name) ?? ''))
    .length;

const valueOf = ({ record }: DemoProduct, name: string): string | undefined =>
  name === 'Brand' ? record.brand : record.attributes.find((attribute) => attribute.name === name)?.value;
