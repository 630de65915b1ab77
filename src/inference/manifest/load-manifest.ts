import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FeatureSet } from '../feature-set.js';
import { checkFeatures } from './check-features.js';
import { checkFiles } from './check-files.js';
import { filesOf } from './files-of.js';
import { ManifestError } from './manifest-error.js';
import type { Manifest, Optional, WithCanary } from './manifest.js';
import {
  manifestSchema,
  type CrossEncoderEntry,
  type ManifestFile,
  type ModelEntry,
  type NextMethod,
  type NextProductsEntry,
  type RankerEntry,
  type Served,
} from './manifest.schema.js';
import { versionKey } from './version-key.js';

/**
 * Reads a manifest and checks it against what is installed: its form, that every model it serves is described, that
 * every file of every model is there to the bit, that tokenizers have the stated vocabulary, and that rankers were
 * trained on the features given. Rejects with one ManifestError that names every problem.
 */
export async function loadManifest(file: string, features: FeatureSet): Promise<Manifest> {
  const read = parse(file, await readFile(file, 'utf8').catch(() => undefined));
  const folder = path.dirname(file);
  const fileProblems = await checkFiles(folder, read.models);
  const problems = [...checkReferences(read), ...fileProblems, ...checkFeatures(read.models, features)];
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

/** What a model may serve as, in words. */
const kindOf = (entry: ModelEntry): string =>
  entry.task === 'next-products' ? nextBy(entry.method) : entry.task;

const nextBy = (method: NextMethod): string => `next-products by ${method}`;

/** What is served must be described, once, and do that task. */
function checkReferences({ serving, models }: ManifestFile): string[] {
  const keys = models.map(versionKey);
  const twice = [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))];
  const served: [string, string, string][] = [];
  for (const task of ['text-encoder', 'cross-encoder', 'ranker'] as const) {
    const model = serving[task]?.model;
    if (model !== undefined) served.push([`serving.${task}.model`, model, task]);
  }
  for (const task of ['cross-encoder', 'ranker'] as const) {
    const canary = serving[task]?.canary;
    if (canary) served.push([`serving.${task}.canary.model`, canary.model, task]);
  }
  for (const method of ['sequence', 'factors'] as const) {
    const { model, canary } = serving['next-products']?.[method] ?? {};
    const at = `serving.next-products.${method}`;
    if (model !== undefined) served.push([`${at}.model`, model, nextBy(method)]);
    if (canary) served.push([`${at}.canary.model`, canary.model, nextBy(method)]);
  }
  const dangling = served.flatMap(([at, key, kind]) => {
    const entry = models.find((model) => versionKey(model) === key);
    if (!entry) return [`${at}: ${key} is not among the models`];
    return kindOf(entry) === kind ? [] : [`${at}: ${key} is a ${kindOf(entry)}`];
  });
  return [...twice.map((key) => `models: ${key} is described twice`), ...dangling];
}

function toManifest(file: string, { serving, models }: ManifestFile): Manifest {
  const find = <T extends ModelEntry>(key: string): T =>
    models.find((model) => versionKey(model) === key) as T;
  const { 'text-encoder': textEncoder, 'cross-encoder': crossEncoder, ranker } = serving;
  const { sequence, factors } = serving['next-products'] ?? {};
  const withCanary = <T extends ModelEntry>({ model, canary }: Served): WithCanary<T> => ({
    entry: find<T>(model),
    canary: canary && { entry: find<T>(canary.model), share: canary.share },
  });
  const optional = <T extends ModelEntry>(served: NonNullable<typeof ranker>): Optional<T> => ({
    ...withCanary<T>(served),
    byDefault: served.byDefault,
  });
  return {
    file,
    folder: path.dirname(file),
    models,
    textEncoder: textEncoder && { entry: find(textEncoder.model) },
    crossEncoder: crossEncoder && optional<CrossEncoderEntry>(crossEncoder),
    ranker: ranker && optional<RankerEntry>(ranker),
    nextProducts: {
      sequence: sequence && withCanary<NextProductsEntry>(sequence),
      factors: factors && withCanary<NextProductsEntry>(factors),
    },
  };
}
