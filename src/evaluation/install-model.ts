import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  manifestSchema,
  type ManifestFile,
  type NextProductsEntry,
  type RankerEntry,
} from '../inference/manifest/manifest.schema.js';

/**
 * Puts the model of a released folder into a manifest, in place of an older one of its name, and lets it serve. Its
 * files lie below the manifest's folder, under names of its version: a gateway that reads the old ones is not disturbed.
 * Rejects where either manifest is none.
 */
export async function installModel(folder: string, manifestFile: string): Promise<void> {
  const released = await readManifest(path.join(folder, 'manifest.json'));
  const entry = released.models[0] as RankerEntry | NextProductsEntry;
  const [variant] = entry.variants;
  const place = `models/${entry.name}/${entry.version}`;
  const copy = async <T extends { readonly file: string }>(from: T, file: string): Promise<T> => {
    const target = path.join(path.dirname(manifestFile), file);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(folder, from.file), target);
    return { ...from, file };
  };
  const variants = [{ ...variant!, graph: await copy(variant!.graph, `${place}.onnx`) }];
  const installed =
    entry.task === 'next-products'
      ? { ...entry, variants, products: await copy(entry.products, `${place}.products.json`) }
      : { ...entry, variants };
  const manifest = await readManifest(manifestFile);
  const next: ManifestFile = {
    ...manifest,
    serving: servingWith(manifest.serving, released.serving),
    models: [...manifest.models.filter(({ name }) => name !== entry.name), installed],
  };
  await writeFile(`${manifestFile}.new`, `${JSON.stringify(next, null, 2)}\n`);
  await rename(`${manifestFile}.new`, manifestFile);
}

/** What serves already, and what is new in its place or beside it. */
function servingWith(
  before: ManifestFile['serving'],
  added: ManifestFile['serving'],
): ManifestFile['serving'] {
  const { 'next-products': next, ...tasks } = added;
  if (!next) return { ...before, ...tasks };
  return { ...before, ...tasks, 'next-products': { ...before['next-products'], ...next } };
}

/** As it is written: checked, and nothing filled in. */
async function readManifest(file: string): Promise<ManifestFile> {
  const written: unknown = JSON.parse(await readFile(file, 'utf8'));
  manifestSchema.parse(written);
  return written as ManifestFile;
}
