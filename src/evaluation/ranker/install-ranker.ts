import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestSchema, type ManifestFile } from '../../inference/manifest/manifest.schema.js';

/**
 * Puts the model of a released folder into a manifest, in place of an older one of its name, and lets it serve. The
 * file lies below the manifest's folder, under a name of its version: a gateway that reads the old one is not disturbed.
 * Rejects where either manifest is none.
 */
export async function installRanker(folder: string, manifestFile: string): Promise<void> {
  const released = await readManifest(path.join(folder, 'manifest.json'));
  const entry = released.models[0]!;
  const [variant] = entry.variants;
  const place = `models/${entry.name}/${entry.version}.onnx`;
  const target = path.join(path.dirname(manifestFile), place);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(folder, variant!.graph.file), target);
  const installed = { ...entry, variants: [{ ...variant!, graph: { ...variant!.graph, file: place } }] };
  const manifest = await readManifest(manifestFile);
  const next: ManifestFile = {
    ...manifest,
    serving: { ...manifest.serving, ranker: released.serving.ranker },
    models: [...manifest.models.filter(({ name }) => name !== entry.name), installed],
  };
  await writeFile(`${manifestFile}.new`, `${JSON.stringify(next, null, 2)}\n`);
  await rename(`${manifestFile}.new`, manifestFile);
}

/** As it is written: checked, and nothing filled in. */
async function readManifest(file: string): Promise<ManifestFile> {
  const written: unknown = JSON.parse(await readFile(file, 'utf8'));
  manifestSchema.parse(written);
  return written as ManifestFile;
}
