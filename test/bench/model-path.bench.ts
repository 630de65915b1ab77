import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InferenceSession, env } from 'onnxruntime-node';
import { loadConfig } from '../../src/config.js';
import type { CrossEncoder, Pair } from '../../src/inference/cross-encoder.js';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import { openModels } from '../../src/inference/open-models.js';
import { lengthBucket } from '../../src/inference/queue/length-bucket.js';
import { packRows } from '../../src/inference/session/pack-rows.js';
import { toTensors } from '../../src/inference/session/to-tensors.js';
import { readTokenizerFile } from '../../src/inference/tokens/read-tokenizer-file.js';
import { TextTokenizer } from '../../src/inference/tokens/text-tokenizer.js';
import type { TokenRow } from '../../src/inference/tokens/token-row.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import type { Benchmark } from './benchmark.js';
import { shopperQueries } from './shopper-texts.js';

const SEED = 4;
/** One after the other: operations of five searches, each with as many candidates as the pipeline asks about. */
const OPERATIONS = 4;
const SEARCHES = 5;
const CANDIDATES = 50;
const QUERIES = OPERATIONS * SEARCHES;
/** Taking turns; the first round warms both and is not counted. */
const ROUNDS = 6;
const BATCH_SIZES = [8, 16, 32, 64];
const LOOK_MS = 50;

/** The very same rows through the bare library, in batches of one length at its best size, and through the product. */
export const modelPath: Benchmark = {
  name: 'model-path',
  question: 'How much of what ONNX Runtime does alone does the model path reach, from text to score?',
  async run({ products }) {
    env.logLevel = 'fatal';
    const { inference } = loadConfig({ MODELS_MANIFEST: 'onnx/manifest.json', INFERENCE_DEVICE: 'cpu' });
    const manifest = await loadManifest(inference.manifest!.file);
    const entry = manifest.crossEncoder!.entry;
    const tokenizer = new TextTokenizer(
      await readTokenizerFile(path.resolve(manifest.folder, entry.tokenizer.file)),
      entry,
    );
    const texts = shopperQueries(products, QUERIES, SEED);
    // In each round every query meets other products: no score is remembered, but the products' tokens are.
    const pairsOf = (query: string, block: number): Pair[] => {
      const start = (block % QUERIES) * CANDIDATES;
      return products.slice(start, start + CANDIDATES).map((product) => ({ query, product }));
    };
    const operationsOf = (round: number): Pair[][] =>
      Array.from({ length: OPERATIONS }, (_, n) =>
        texts
          .slice(n * SEARCHES, (n + 1) * SEARCHES)
          .flatMap((query, i) => pairsOf(query, n * SEARCHES + i + round)),
      );
    const raw = await InferenceSession.create(path.resolve(manifest.folder, entry.variants[0]!.graph.file), {
      intraOpNumThreads: inference.threads,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
    const models = await openModels(inference, createLogger('silent'), new Metrics());
    while (models.loaded().length < 2) await sleep(LOOK_MS);
    const seconds = { raw: Infinity, path: Infinity };
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const operations = operationsOf(round);
      const rows = operations.flat().map(({ query, product }) => tokenizer.pair(query, product));
      for (const size of BATCH_SIZES) {
        const took = await inSeconds(() => runAlone(raw, rows, size, entry.maxTokens));
        if (round === 0 || took >= seconds.raw) continue;
        seconds.raw = took;
        best = size;
      }
      const took = await inSeconds(async () => {
        for (const pairs of operations) await scoreAll(models.crossEncoder!, pairs);
      });
      if (round > 0) seconds.path = Math.min(seconds.path, took);
    }
    await models.close();
    await raw.release();
    const rate = (took: number): string => `${((QUERIES * CANDIDATES) / took).toFixed(0)}/s`;
    return {
      header: ['', `ONNX Runtime alone, ${best} at once`, 'model path', 'ratio', 'budget'],
      rows: [
        ['pairs', rate(seconds.raw), rate(seconds.path), (seconds.raw / seconds.path).toFixed(2), '0.90'],
      ],
      notes: [
        'Each is the best of its rounds. The path cuts the queries, queues, and sends to another process; products ' +
          'were cut in the first round, as in a shop that is open.',
      ],
    };
  },
};

/** In batches of one length, longest first, so that none is padded more than the queue pads. */
async function runAlone(
  session: InferenceSession,
  rows: readonly TokenRow[],
  size: number,
  maxTokens: number,
): Promise<void> {
  const buckets = new Map<number, TokenRow[]>();
  for (const row of rows) {
    const bucket = lengthBucket(row.ids.length);
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), row]);
  }
  for (const bucket of buckets.values())
    for (let start = 0; start < bucket.length; start += size)
      await session.run(toTensors(packRows(bucket.slice(start, start + size)), maxTokens));
}

async function scoreAll(model: CrossEncoder, pairs: readonly Pair[]): Promise<void> {
  for (const score of await model.score(pairs)) if (score instanceof Error) throw score;
}

async function inSeconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
