import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { choiceSequence } from '../../domain/demand/choice-sequence.js';
import type { ShopperEvent } from '../../domain/event.js';
import type { ShopPast } from '../ranker/shop-past.js';
import { taughtPast } from './taught-past.js';

/** What the files are, for whoever reads them. */
const FORMAT = 1;
/** The most chosen: a model of 64 numbers each is 50 MB then, and of rarer products there is little to learn. */
const MOST_PRODUCTS = 200_000;
/** One choice follows no other. */
const SHORTEST = 2;

export interface ExportedSequences {
  readonly sequences: number;
  readonly products: number;
  readonly choices: number;
}

/**
 * Writes what models of next products are taught of a past into a folder, which is made: what each shopper chose, oldest
 * first. `rows.u32` (the products of all sequences, end to end, as rows from 1), `times.f64` (of each choice, seconds
 * since 1970), `lengths.u32` (choices of each sequence), all little endian; `products.json` (the id of each row) and
 * `sequences.json`, which says what they are. Names no shopper.
 */
export async function exportSequences(past: ShopPast, folder: string): Promise<ExportedSequences> {
  const { source, dated, events, products } = taughtPast(past);
  await mkdir(folder, { recursive: true });
  const chosen = shopperChoices(events.filter(({ productId }) => products.has(productId)));
  const ids = mostChosen(chosen);
  const rows = new Map(ids.map((id, i) => [id, i + 1]));
  const sequences = chosen
    .map((choices) => choices.filter(({ productId }) => rows.has(productId)))
    .filter(({ length }) => length >= SHORTEST);
  const choices = sequences.flat();
  const write = (file: string, content: Uint8Array | string): Promise<void> =>
    writeFile(path.join(folder, file), content);
  await write('rows.u32', bytesOf(Uint32Array.from(choices, ({ productId }) => rows.get(productId)!)));
  await write(
    'times.f64',
    bytesOf(Float64Array.from(choices, ({ occurredAt }) => occurredAt.getTime() / 1000)),
  );
  await write('lengths.u32', bytesOf(Uint32Array.from(sequences, ({ length }) => length)));
  await write('products.json', JSON.stringify(ids));
  const counts = { sequences: sequences.length, products: ids.length, choices: choices.length };
  // Last: without it there is nothing to be mistaken for a whole export.
  const header = { format: FORMAT, source, dated, ...counts };
  await write('sequences.json', `${JSON.stringify(header)}\n`);
  return counts;
}

type Choices = ReturnType<typeof choiceSequence>;

/** In the order of the shoppers' names, so that two exports are the same. */
function shopperChoices(events: readonly ShopperEvent[]): Choices[] {
  const byShopper = new Map<string, ShopperEvent[]>();
  for (const event of events) {
    const own = byShopper.get(event.identity);
    if (own) own.push(event);
    else byShopper.set(event.identity, [event]);
  }
  return [...byShopper]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => choiceSequence(own))
    .filter(({ length }) => length >= SHORTEST);
}

/** Their ids, in order. */
function mostChosen(sequences: readonly Choices[]): string[] {
  const times = new Map<string, number>();
  for (const choices of sequences)
    for (const { productId } of choices) times.set(productId, (times.get(productId) ?? 0) + 1);
  return [...times]
    .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .slice(0, MOST_PRODUCTS)
    .map(([id]) => id)
    .sort();
}

const bytesOf = ({ buffer }: Uint32Array | Float64Array): Uint8Array => new Uint8Array(buffer);
