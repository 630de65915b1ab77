import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InferenceSession, env } from 'onnxruntime-node';
import { loadConfig } from '../../src/config.js';
import { VitrineError } from '../../src/domain/errors.js';
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
import { inParallel } from './in-parallel.js';
import { shopperQueries } from './shopper-texts.js';

const SEED = 4;
/** Each query with a page of candidates, as the pipeline asks. */
const QUERIES = 24;
const CANDIDATES = 32;
/** Taking turns; the first round warms both and is not counted. */
const ROUNDS = 4;
const BATCH_SIZES = [8, 16, 32, 64];
/** Searches at once, one of which always waits; the queue is never empty. */
const CALLERS = 2;
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
    const calls = texts.map((query, i) =>
      products.slice(i * CANDIDATES, (i + 1) * CANDIDATES).map((product): Pair => ({ query, product })),
    );
    const rows = calls.flat().map(({ query, product }) => tokenizer.pair(query, product));
    const raw = await InferenceSession.create(path.resolve(manifest.folder, entry.variants[0]!.graph.file), {
      intraOpNumThreads: inference.threads,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
    const seconds = { raw: Infinity, path: Infinity };
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const size of BATCH_SIZES) {
        const took = await inSeconds(() => runAlone(raw, rows, size, entry.maxTokens));
        if (round === 0 || took >= seconds.raw) continue;
        seconds.raw = took;
        best = size;
      }
      // Opened anew each time: a score that is remembered costs nothing.
      const models = await openModels(inference, createLogger('silent'), new Metrics());
      while (models.loaded().length < 2) await sleep(LOOK_MS);
      const took = await inSeconds(() =>
        inParallel(calls, CALLERS, (pairs) => scorePatiently(models.crossEncoder!, pairs)),
      );
      await models.close();
      if (round > 0) seconds.path = Math.min(seconds.path, took);
    }
    await raw.release();
    const rate = (took: number): string => `${(rows.length / took).toFixed(0)}/s`;
    return {
      header: ['', `ONNX Runtime alone, ${best} at once`, 'model path', 'ratio', 'budget'],
      rows: [
        ['pairs', rate(seconds.raw), rate(seconds.path), (seconds.raw / seconds.path).toFixed(2), '0.90'],
      ],
      notes: ['Each is the best of its rounds. The path tokenises, queues, and sends to another process.'],
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

/** Asks again, a moment later, while the queue has enough to do. */
async function scorePatiently(model: CrossEncoder, pairs: readonly Pair[]): Promise<void> {
  for (;;) {
    const scores = await model.score(pairs);
    const failed = scores.find((score): score is VitrineError => score instanceof VitrineError);
    if (!failed) return;
    if (failed.code !== 'OVERLOADED') throw failed;
    await sleep(1);
  }
}

async function inSeconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
