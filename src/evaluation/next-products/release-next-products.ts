import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ManifestFile, NextProductsEntry } from '../../inference/manifest/manifest.schema.js';
import type { ReleaseOptions } from '../ranker/release-ranker.js';
import { releasedFile } from '../released-file.js';

const model = z.object({
  graph: z.string(),
  products: z.string(),
  count: z.int(),
  maxFound: z.int(),
});

/** What training leaves behind. */
const trained = z.object({
  method: z.enum(['sequence', 'factors']),
  source: z.string(),
  dated: z.boolean(),
  maxHistory: z.int(),
  model,
});

const periods = z.array(model.extend({ from: z.string() }));

/** Where nobody knows the times, what was left out of the export comes after all of it. */
const EVER = new Date(0).toISOString();

/**
 * Writes the manifest of what training left in a folder: the model that serves, and those of the past, by which
 * `evaluate recommend` judges it. Of a shop without times the model itself is judged, by what the export left out.
 */
export async function releaseNextProducts(
  folder: string,
  { name, version, licence }: ReleaseOptions,
): Promise<{ readonly manifest: string }> {
  const { method, source, dated, maxHistory, ...about } = trained.parse(await readJson(folder, 'model.json'));
  const entryOf = async (
    { graph, products, count, maxFound }: z.infer<typeof model>,
    ofVersion: string,
  ): Promise<NextProductsEntry> => ({
    name,
    version: ofVersion,
    task: 'next-products',
    licence,
    method,
    trainedOn: source,
    products: { ...(await releasedFile(folder, products)), count },
    maxHistory,
    maxFound,
    variants: [{ precision: 'fp32', devices: ['cpu'], graph: await releasedFile(folder, graph), data: [] }],
  });
  const models = [await entryOf(about.model, version)];
  const past = dated ? [] : [{ version, from: EVER }];
  const walked = dated ? periods.parse((await readJson(folder, 'periods.json')) ?? []) : [];
  for (const [i, { from, ...period }] of walked.entries()) {
    const entry = await entryOf(period, `${version}-period.${i + 1}`);
    models.push(entry);
    past.push({ version: entry.version, from });
  }
  const manifest: ManifestFile = {
    format: 1,
    serving: { 'next-products': { [method]: { model: `${name}@${version}` } } },
    models,
  };
  await writeJson(folder, 'manifest.json', manifest);
  await writeJson(folder, 'past.json', past);
  return { manifest: path.join(folder, 'manifest.json') };
}

/** Undefined for a file that is not there. */
async function readJson(folder: string, file: string): Promise<unknown> {
  const text = await readFile(path.join(folder, file), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

const writeJson = (folder: string, file: string, content: unknown): Promise<void> =>
  writeFile(path.join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
