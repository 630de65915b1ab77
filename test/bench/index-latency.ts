import { quantile } from 'simple-statistics';
import { openRealShop } from '../support/real-catalogue.js';
import { drawQuestions } from '../../src/evaluation/parity/draw-questions.js';

/**
 * How fast do a search and a completion come from the embedded index, with a real catalogue of 19,000 products?
 * Searches go through the whole search pipeline; completions are asked for at every letter of a title's piece.
 * Run: DATA_DIR=../shared/data node build/test/bench/index-latency.js
 */
const { DATA_DIR } = process.env;
if (!DATA_DIR) throw new Error('Set DATA_DIR to the folder of the evaluation data.');

const PRODUCTS = 200;
const PAGE = 24;

const shop = await openRealShop(DATA_DIR, 'icecat-electronics', 'icecat');
const questions = drawQuestions([...shop.catalog.live().products], PRODUCTS, 2);

async function timed(name: string, calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  const tookMs: number[] = [];
  for (const call of calls) {
    const startedAt = performance.now();
    await call();
    tookMs.push(performance.now() - startedAt);
  }
  const [p50, p95] = [quantile(tookMs, 0.5).toFixed(1), quantile(tookMs, 0.95).toFixed(1)];
  console.log(name.padEnd(28), p50.padStart(6), p95.padStart(7), String(calls.length).padStart(6));
}

const page = { first: PAGE, resumable: false };
const search = (text: string) => () => shop.search(text, page);
const suggest = (text: string) => () => shop.index.suggest(text, 8);
const oneWord = (text: string): string => text.split(' ')[0]!;

console.log('question                     p50 ms  p95 ms  calls');
await timed('warming up', questions.slice(0, 50).map(({ piece }) => search(piece))); // prettier-ignore
await timed('search: four words', questions.map(({ piece }) => search(piece))); // prettier-ignore
await timed('search: one word', questions.map(({ piece }) => search(oneWord(piece)))); // prettier-ignore
await timed('search: four words, a typo', questions.flatMap(({ misspelt }) => (misspelt ? [search(misspelt)] : []))); // prettier-ignore
await timed('search: an identifier', questions.map(({ identifier }) => search(identifier))); // prettier-ignore
await timed('suggest: at every letter', questions.flatMap(({ piece }) => Array.from(piece, (_, i) => suggest(piece.slice(0, i + 1))))); // prettier-ignore
await shop.close();
