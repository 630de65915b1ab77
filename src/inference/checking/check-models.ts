import path from 'node:path';
import type { Manifest } from '../manifest/manifest.js';
import type { ModelEntry } from '../manifest/manifest.schema.js';
import { versionKey } from '../manifest/version-key.js';
import type { ModelRow } from '../rows/model-row.js';
import { sessionOrder } from '../serving/session-order.js';
import { readTokenizerFile } from '../tokens/read-tokenizer-file.js';
import { TextTokenizer } from '../tokens/text-tokenizer.js';
import type { CheckOptions } from './check-options.js';
import { checkVariant } from './check-variant.js';
import type { CheckedTexts } from './checked-texts.js';
import { checkedHistories } from './checked-histories.js';
import { checkedRows } from './checked-rows.js';
import { checkedTables } from './checked-tables.js';
import { comparableReader } from './comparable-reader.js';
import { readRows } from './read-rows.js';
import type { VariantReport } from './variant-report.js';
import { withSession } from './with-session.js';

/** Checks every variant of every model of a manifest that is made for the device; none may be. */
export async function checkModels(
  { models, folder }: Pick<Manifest, 'models' | 'folder'>,
  texts: CheckedTexts,
  options: Omit<CheckOptions, 'folder'>,
): Promise<VariantReport[]> {
  const reports: VariantReport[] = [];
  for (const entry of models) reports.push(...(await checkModel(entry, texts, { ...options, folder })));
  return reports;
}

async function checkModel(
  entry: ModelEntry,
  texts: CheckedTexts,
  options: CheckOptions,
): Promise<VariantReport[]> {
  const variants = entry.variants.filter(({ devices }) => devices.includes(options.device));
  if (variants.length === 0) return [];
  const rows = await rowsOf(entry, texts, options.folder);
  const reference = await readReference(entry, rows, options);
  const reports: VariantReport[] = [];
  for (const variant of variants) {
    const { precision, graph } = variant;
    reports.push(
      reference instanceof Error
        ? { model: versionKey(entry), precision, graph: graph.file, failures: [reference.message] }
        : await checkVariant(entry, variant, { rows, reference }, options),
    );
  }
  return reports;
}

async function rowsOf(entry: ModelEntry, texts: CheckedTexts, folder: string): Promise<ModelRow[]> {
  if (entry.task === 'ranker') return checkedTables(entry.features.names.length);
  if (entry.task === 'next-products') return checkedHistories(entry);
  const file = await readTokenizerFile(path.resolve(folder, entry.tokenizer.file));
  return checkedRows(entry, new TextTokenizer(file, entry), texts);
}

/** What the fp32 graph says on the processor of each row alone: the form in which a model was trained and judged. */
async function readReference(
  entry: ModelEntry,
  rows: readonly ModelRow[],
  { folder, threads, env, logger, onProgress }: CheckOptions,
): Promise<Float32Array[] | Error> {
  const exact = entry.variants.find(({ precision }) => precision === 'fp32');
  if (!exact) return new Error('there is no fp32 variant to compare it with');
  const onCpu: ModelEntry = { ...entry, variants: [{ ...exact, devices: ['cpu'] }] };
  const order = sessionOrder(onCpu, folder, { device: 'cpu', threads });
  return withSession({ order, env, logger }, (process) =>
    readRows(comparableReader(entry, process), rows, 1, (done) =>
      onProgress('rows read on the processor', done, rows.length),
    ),
  );
}
