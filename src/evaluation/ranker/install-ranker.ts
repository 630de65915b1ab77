import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VitrineError } from '../../domain/errors.js';
import {
  manifestSchema,
  type ManifestFile,
  type RankerEntry,
} from '../../inference/manifest/manifest.schema.js';
import { versionKey } from '../../inference/manifest/version-key.js';

/**
 * Puts the model of a released folder into a manifest and lets it serve: in place of an older one of its name, or, with
 * a share, to so many of the viewers beside the one that serves. The file lies below the manifest's folder, under a name
 * of its version: a gateway that reads the old one is not disturbed. Rejects where either manifest is none, and with a
 * VitrineError where there is nothing to be tried out beside.
 */
export async function installRanker(folder: string, manifestFile: string, share?: number): Promise<void> {
  const released = await readManifest(path.join(folder, 'manifest.json'));
  const entry = released.models[0] as RankerEntry;
  const manifest = await readManifest(manifestFile);
  const serving =
    share === undefined ? released.serving.ranker! : besideServing(manifest, versionKey(entry), share);
  const [variant] = entry.variants;
  const place = `models/${entry.name}/${entry.version}.onnx`;
  const target = path.join(path.dirname(manifestFile), place);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(folder, variant!.graph.file), target);
  const installed = { ...entry, variants: [{ ...variant!, graph: { ...variant!.graph, file: place } }] };
  const stays = (model: ManifestFile['models'][number]): boolean =>
    model.name !== entry.name || (share !== undefined && versionKey(model) === serving.model);
  const next: ManifestFile = {
    ...manifest,
    serving: { ...manifest.serving, ranker: serving },
    models: [...manifest.models.filter(stays), installed],
  };
  await writeFile(`${manifestFile}.new`, `${JSON.stringify(next, null, 2)}\n`);
  await rename(`${manifestFile}.new`, manifestFile);
}

function besideServing({ serving: { ranker } }: ManifestFile, key: string, share: number) {
  if (!ranker)
    throw new VitrineError('BAD_USER_INPUT', 'No ranker serves beside which a share could be tried out.');
  if (ranker.model === key)
    throw new VitrineError('BAD_USER_INPUT', `${key} serves already: give this one another --model-version.`);
  return { ...ranker, canary: { model: key, share } };
}

/** As it is written: checked, and nothing filled in. */
async function readManifest(file: string): Promise<ManifestFile> {
  const written: unknown = JSON.parse(await readFile(file, 'utf8'));
  manifestSchema.parse(written);
  return written as ManifestFile;
}
