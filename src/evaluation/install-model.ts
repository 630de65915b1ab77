import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VitrineError } from '../domain/errors.js';
import {
  manifestSchema,
  type ManifestFile,
  type NextProductsEntry,
  type RankerEntry,
} from '../inference/manifest/manifest.schema.js';
import { versionKey } from '../inference/manifest/version-key.js';

/** What a shop trains on its own past. */
type TrainedEntry = RankerEntry | NextProductsEntry;
type Serving = ManifestFile['serving'];

/**
 * Puts the model of a released folder into a manifest and lets it serve: in place of an older one of its name, or, with
 * a share, to so many of the viewers beside the one that serves. Its files lie below the manifest's folder, under names
 * of its version: a gateway that reads the old ones is not disturbed. Rejects where either manifest is none, and with a
 * VitrineError where there is nothing to be tried out beside, or where this version is there with other weights: a
 * gateway that serves it would find them changed.
 */
export async function installModel(folder: string, manifestFile: string, share?: number): Promise<void> {
  const released = await readManifest(path.join(folder, 'manifest.json'));
  const entry = released.models[0] as TrainedEntry;
  const manifest = await readManifest(manifestFile);
  refuseOtherWeights(manifest, entry);
  const serving =
    share === undefined
      ? joined(manifest.serving, released.serving)
      : besideServing(manifest.serving, entry, share);
  const installed = await copied(entry, folder, path.dirname(manifestFile));
  const stays = (model: ManifestFile['models'][number]): boolean =>
    model.name !== entry.name ||
    (share !== undefined && versionKey(model) === servedAs(serving, entry)!.model);
  const next: ManifestFile = {
    ...manifest,
    serving,
    models: [...manifest.models.filter(stays), installed],
  };
  await writeFile(`${manifestFile}.new`, `${JSON.stringify(next, null, 2)}\n`);
  await rename(`${manifestFile}.new`, manifestFile);
}

/** The entry of files that were copied into another folder. */
async function copied(entry: TrainedEntry, from: string, to: string): Promise<TrainedEntry> {
  const place = `models/${entry.name}/${entry.version}`;
  const copy = async <T extends { readonly file: string }>(of: T, file: string): Promise<T> => {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await copyFile(path.join(from, of.file), path.join(to, file));
    return { ...of, file };
  };
  const [variant] = entry.variants;
  const variants = [{ ...variant!, graph: await copy(variant!.graph, `${place}.onnx`) }];
  if (entry.task === 'ranker') return { ...entry, variants };
  return { ...entry, variants, products: await copy(entry.products, `${place}.products.json`) };
}

function refuseOtherWeights(manifest: ManifestFile, entry: TrainedEntry): void {
  const key = versionKey(entry);
  const installed = manifest.models.find((model) => versionKey(model) === key) as TrainedEntry | undefined;
  if (installed && installed.variants[0]!.graph.sha256 !== entry.variants[0]!.graph.sha256)
    throw new VitrineError(
      'BAD_USER_INPUT',
      `${key} is installed with other weights: give this one another --model-version.`,
    );
}

/** What serves already, and what is new in its place or beside it. */
function joined(before: Serving, { 'next-products': next, ...tasks }: Serving): Serving {
  if (!next) return { ...before, ...tasks };
  return { ...before, ...tasks, 'next-products': { ...before['next-products'], ...next } };
}

const servedAs = (serving: Serving, entry: TrainedEntry) =>
  entry.task === 'ranker' ? serving.ranker : serving['next-products']?.[entry.method];

function besideServing(before: Serving, entry: TrainedEntry, share: number): Serving {
  const serving = servedAs(before, entry);
  const key = versionKey(entry);
  const kind = entry.task === 'ranker' ? 'ranker' : `model of next products by ${entry.method}`;
  if (!serving)
    throw new VitrineError('BAD_USER_INPUT', `No ${kind} serves beside which a share could be tried out.`);
  if (serving.model === key)
    throw new VitrineError('BAD_USER_INPUT', `${key} serves already: give this one another --model-version.`);
  const canary = { model: key, share };
  if (entry.task === 'ranker') return { ...before, ranker: { ...before.ranker!, canary } };
  return joined(before, { 'next-products': { [entry.method]: { ...serving, canary } } });
}

/** As it is written: checked, and nothing filled in. */
async function readManifest(file: string): Promise<ManifestFile> {
  const written: unknown = JSON.parse(await readFile(file, 'utf8'));
  manifestSchema.parse(written);
  return written as ManifestFile;
}
