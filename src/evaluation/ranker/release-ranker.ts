import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ManifestFile, RankerEntry } from '../../inference/manifest/manifest.schema.js';
import { releasedFile } from '../released-file.js';
import { readTrained } from './trained.js';

/** Fewer say nothing. */
const FEWEST_QUESTIONS = 200;

const periods = z.array(z.object({ graph: z.string(), from: z.string() }));

export interface ReleaseOptions {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/**
 * Writes the manifest of what training left in a folder: the model that serves, and those of the past, by which
 * `evaluate recommend --ranker` judges it. It orders by default where models of the past were better than the hand
 * blend on some hundred last baskets and more, all products and new ones, by more than chance.
 */
export async function releaseRanker(
  folder: string,
  { name, version, licence }: ReleaseOptions,
): Promise<{ readonly manifest: string; readonly byDefault: boolean }> {
  const { source, features, unread, walkForward } = await readTrained(folder);
  const entryOf = async (graph: string, ofVersion: string): Promise<RankerEntry> => ({
    name,
    version: ofVersion,
    task: 'ranker',
    licence,
    trainedOn: source,
    features,
    unread,
    output: 'score',
    variants: [{ precision: 'fp32', devices: ['cpu'], graph: await releasedFile(folder, graph), data: [] }],
  });
  const models = [await entryOf('ranker.onnx', version)];
  const past: { version: string; from: string }[] = [];
  if (walkForward.all)
    for (const [i, { graph, from }] of periods.parse(await readJson(folder, 'periods.json')).entries()) {
      const entry = await entryOf(graph, `${version}-period.${i + 1}`);
      models.push(entry);
      past.push({ version: entry.version, from });
    }
  const byDefault = [walkForward.all, walkForward.new].every(
    (each) => each !== undefined && each.questions >= FEWEST_QUESTIONS && each.low > 0,
  );
  const manifest: ManifestFile = {
    format: 1,
    serving: { ranker: { model: `${name}@${version}`, byDefault } },
    models,
  };
  await writeJson(folder, 'manifest.json', manifest);
  await writeJson(folder, 'past.json', past);
  return { manifest: path.join(folder, 'manifest.json'), byDefault };
}

const readJson = async (folder: string, file: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, file), 'utf8'));

const writeJson = (folder: string, file: string, content: unknown): Promise<void> =>
  writeFile(path.join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
