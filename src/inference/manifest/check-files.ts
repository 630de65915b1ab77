import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readTokenizerFile } from '../tokens/read-tokenizer-file.js';
import { readProductIds } from '../rows/read-product-ids.js';
import { filesOf } from './files-of.js';
import type { ModelEntry, NextProductsEntry, TextModelEntry } from './manifest.schema.js';
import { versionKey } from './version-key.js';

/** Whether the files of models are what the manifest says. Resolves to the problems; each file is read once. */
export async function checkFiles(folder: string, models: readonly ModelEntry[]): Promise<string[]> {
  const sums = new Map<string, Promise<string>>();
  const sumOf = (file: string): Promise<string> => {
    const sum = sums.get(file) ?? sha256(path.resolve(folder, file));
    sums.set(file, sum);
    return sum;
  };
  const problems = await Promise.all(models.map((model) => checkModel(folder, model, sumOf)));
  return problems.flat();
}

async function checkModel(
  folder: string,
  model: ModelEntry,
  sumOf: (file: string) => Promise<string>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const { file, sha256: wanted } of filesOf(model)) {
    const sum = await sumOf(file).catch(() => undefined);
    if (sum === undefined) problems.push(`${file} cannot be read`);
    else if (sum !== wanted) problems.push(`${file} is another file: its sha256 is ${sum}`);
    else problems.push(...(await checkReading(folder, model, file)));
  }
  // Variants may share their weights: a problem is told once.
  return [...new Set(problems)].map((problem) => `${versionKey(model)}: ${problem}`);
}

/** Whether what a model reads with is what its graph was made for. */
async function checkReading(folder: string, model: ModelEntry, file: string): Promise<string[]> {
  if (model.task === 'ranker') return [];
  if (model.task === 'next-products')
    return file === model.products.file ? checkProducts(folder, model.products) : [];
  return file === model.tokenizer.file ? checkTokenizer(folder, model.tokenizer) : [];
}

async function checkProducts(
  folder: string,
  { file, count }: NextProductsEntry['products'],
): Promise<string[]> {
  try {
    const ids = await readProductIds(path.resolve(folder, file));
    return ids.length === count ? [] : [`${file} has ${ids.length} products, and the manifest says ${count}`];
  } catch (error) {
    return [`${file} is no list of products: ${(error as Error).message}`];
  }
}

async function checkTokenizer(
  folder: string,
  { file, vocabularySize }: TextModelEntry['tokenizer'],
): Promise<string[]> {
  try {
    const { size } = await readTokenizerFile(path.resolve(folder, file));
    return size === vocabularySize
      ? []
      : [`${file} has a vocabulary of ${size} tokens, and the manifest says ${vocabularySize}`];
  } catch (error) {
    return [`${file} is no tokenizer: ${(error as Error).message}`];
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
