import { LRUCache } from 'lru-cache';
import type { CrossEncoder, Pair, PairScore } from './cross-encoder.js';
import type { ModelInfo } from './model-info.js';
import type { CrossEncoderEntry } from './manifest/manifest.schema.js';
import type { ModelVersion } from './serving/model-version.js';
import type { OptionalServing } from './serving/serving.js';
import { versionFor } from './serving/version-for.js';

/** The candidates of a thousand queries: 50,000 numbers with their keys are about 10 MB. */
const REMEMBERED_SCORES = 50_000;

type Version = ModelVersion<CrossEncoderEntry>;

/**
 * The cross-encoder of the manifest. A score is remembered by query, version of the product and version of the model;
 * no shopper is in the key, so nothing personal is kept or shared.
 */
export class OnnxCrossEncoder implements CrossEncoder {
  readonly #scores = new LRUCache<string, number>({ max: REMEMBERED_SCORES });

  /** Asked for every call: it changes with the manifest. */
  constructor(private readonly serving: () => OptionalServing<CrossEncoderEntry>) {}

  get model(): ModelInfo {
    return this.serving().version.info;
  }

  get byDefault(): boolean {
    return this.serving().byDefault;
  }

  pairsWithin(query: string, milliseconds: number): number {
    return versionFor(query, this.serving()).rowsWithin(milliseconds);
  }

  remembers(pair: Pick<Pair, 'query' | 'product'>): boolean {
    return this.#scores.has(keyOf(versionFor(pair.query, this.serving()), pair));
  }

  async score(pairs: readonly Pair[]): Promise<(PairScore | Error)[]> {
    const serving = this.serving();
    const versions = pairs.map(({ query }) => versionFor(query, serving));
    const scores = Array.from<PairScore | Error>({ length: pairs.length });
    const readWith = async (version: Version): Promise<void> => {
      const places = [...pairs.keys()].filter((i) => versions[i] === version);
      const read = await this.#read(
        version,
        places.map((i) => pairs[i]!),
      );
      places.forEach((place, i) => (scores[place] = read[i]!));
    };
    await Promise.all([...new Set(versions)].map((version) => version.use(readWith)));
    return scores;
  }

  async #read(version: Version, pairs: readonly Pair[]): Promise<(PairScore | Error)[]> {
    const keys = pairs.map((pair) => keyOf(version, pair));
    const scores: (number | Error | undefined)[] = keys.map((key) => this.#scores.get(key));
    const unread = [...pairs.keys()].filter((i) => scores[i] === undefined);
    const outcomes = await version.read({
      priority: 'asked',
      rows: unread.length,
      row: (i) => version.tokenizer.pair(pairs[unread[i]!]!.query, pairs[unread[i]!]!.product),
      isWanted: (i) => pairs[unread[i]!]!.isWanted?.() ?? true,
    });
    for (const [row, outcome] of outcomes.entries()) {
      const i = unread[row]!;
      scores[i] = outcome instanceof Error ? outcome : outcome[0]!;
      // What is not a number is a broken model's: it is asked again, and told every time.
      if (Number.isFinite(scores[i])) this.#scores.set(keys[i]!, scores[i] as number);
    }
    const model = version.info;
    return scores.map((score) => (typeof score === 'number' ? { relevance: score, model } : score!));
  }
}

const keyOf = (version: Version, { query, product }: Pick<Pair, 'query' | 'product'>): string =>
  `${version.contentKey}\n${product.id}@${product.version}\n${query}`;
