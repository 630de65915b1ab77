import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const ids = z.array(z.string().min(1));

/** The products of a model in the order of its rows: a JSON list of ids. Rejects with the reason where a file is none. */
export async function readProductIds(file: string): Promise<string[]> {
  const parsed = ids.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error('it is no list of texts');
  if (new Set(parsed.data).size < parsed.data.length) throw new Error('it names a product twice');
  return parsed.data;
}
