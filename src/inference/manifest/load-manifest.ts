import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFiles } from './check-files.js';
import { filesOf } from './files-of.js';
import { ManifestError } from './manifest-error.js';
import type { Manifest } from './manifest.js';
import { manifestSchema, type ManifestFile, type ModelEntry } from './manifest.schema.js';
import { versionKey } from './version-key.js';

/**
 * Reads a manifest and checks it against what is installed: its form, that every model it serves is described, that
 * every file of every model is there to the bit, and that tokenizers have the stated vocabulary. Rejects with one
 * ManifestError that names every problem.
 */
export async function loadManifest(file: string): Promise<Manifest> {
  const read = parse(file, await readFile(file, 'utf8').catch(() => undefined));
  const folder = path.dirname(file);
  const fileProblems = await checkFiles(folder, read.models);
  const problems = [...checkReferences(read), ...fileProblems];
  const awaited = fileProblems.length > 0 ? read.models.flatMap(filesOf) : [];
  if (problems.length > 0)
    throw new ManifestError(
      file,
      problems,
      awaited.map((each) => path.resolve(folder, each.file)),
    );
  return toManifest(file, read);
}

function parse(file: string, text: string | undefined): ManifestFile {
  if (text === undefined) throw new ManifestError(file, ['the file cannot be read']);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ManifestError(file, [`not JSON: ${(error as Error).message}`]);
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ManifestError(
    file,
    parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'manifest'}: ${message}`),
  );
}

/** What is served must be described, once, and do that task. */
function checkReferences({ serving, models }: ManifestFile): string[] {
  const keys = models.map(versionKey);
  const twice = [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))];
  const served: [string, string, ModelEntry['task']][] = [];
  const { 'text-encoder': textEncoder, 'cross-encoder': crossEncoder } = serving;
  if (textEncoder) served.push(['serving.text-encoder.model', textEncoder.model, 'text-encoder']);
  if (crossEncoder) served.push(['serving.cross-encoder.model', crossEncoder.model, 'cross-encoder']);
  if (crossEncoder?.canary)
    served.push(['serving.cross-encoder.canary.model', crossEncoder.canary.model, 'cross-encoder']);
  const dangling = served.flatMap(([at, key, task]) => {
    const entry = models.find((model) => versionKey(model) === key);
    if (!entry) return [`${at}: ${key} is not among the models`];
    return entry.task === task ? [] : [`${at}: ${key} is a ${entry.task}`];
  });
  return [...twice.map((key) => `models: ${key} is described twice`), ...dangling];
}

function toManifest(file: string, { serving, models }: ManifestFile): Manifest {
  const find = <T extends ModelEntry>(key: string): T =>
    models.find((model) => versionKey(model) === key) as T;
  const { 'text-encoder': textEncoder, 'cross-encoder': crossEncoder } = serving;
  return {
    file,
    folder: path.dirname(file),
    models,
    textEncoder: textEncoder && { entry: find(textEncoder.model) },
    crossEncoder: crossEncoder && {
      entry: find(crossEncoder.model),
      byDefault: crossEncoder.byDefault,
      canary: crossEncoder.canary && {
        entry: find(crossEncoder.canary.model),
        share: crossEncoder.canary.share,
      },
    },
  };
}
