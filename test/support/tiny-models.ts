import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  CrossEncoderEntry,
  ManifestFile,
  ModelEntry,
  NextMethod,
  NextProductsEntry,
  RankerEntry,
  TextEncoderEntry,
} from '../../src/inference/manifest/manifest.schema.js';
import type { FeatureSet } from '../../src/inference/feature-set.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { TINY_DIMENSIONS, tinyGraph, type TinyGraphOptions } from './tiny-graph.js';
import { tinyNextProductsGraph, type TinyNextProductsOptions } from './tiny-next-products-graph.js';
import { tinyRankerGraph } from './tiny-ranker-graph.js';

const WORDS = ['frying', 'pan', 'kettle', 'mug', 'steel', 'red', 'product', '.'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const VOCABULARY = [...SPECIAL, ...WORDS, ...LETTERS, ...LETTERS.map((x) => `##${x}`)];

export interface TinyModelOptions extends Partial<Pick<TinyGraphOptions, 'layers' | 'seed' | 'fault'>> {
  readonly version?: string;
  /** Tokens that the graph knows. */
  readonly vocabularySize?: number;
  readonly devices?: ModelEntry['variants'][number]['devices'];
}

export interface TinyRankerOptions {
  readonly version?: string;
  readonly by: string;
  readonly factor?: number;
  readonly features?: FeatureSet;
}

export interface TinyNextOptions extends Partial<Omit<TinyNextProductsOptions, 'follows'>> {
  readonly version?: string;
  readonly method?: NextMethod;
  /** Of each product what it gives to others: all else is 0. */
  readonly follows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Models of a few KB in a folder of their own, with the manifest that serves them. */
export class TinyModels {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-models-'));
  readonly manifest = path.join(this.folder, 'manifest.json');
  readonly #sums = new Map<string, string>();

  constructor() {
    const vocab = Object.fromEntries(VOCABULARY.map((token, id) => [token, id]));
    this.put(
      'tokenizer.json',
      JSON.stringify({
        added_tokens: SPECIAL.map((content, id) => ({
          id,
          content,
          single_word: false,
          lstrip: false,
          rstrip: false,
          normalized: false,
          special: true,
        })),
        normalizer: {
          type: 'BertNormalizer',
          clean_text: true,
          handle_chinese_chars: true,
          strip_accents: null,
          lowercase: true,
        },
        pre_tokenizer: { type: 'BertPreTokenizer' },
        post_processor: null,
        decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
        model: {
          type: 'WordPiece',
          unk_token: '[UNK]',
          continuing_subword_prefix: '##',
          max_input_chars_per_word: 100,
          vocab,
        },
      }),
    );
  }

  /** A text encoder of 32 numbers; `seed` tells one from another. */
  textEncoder(options: TinyModelOptions = {}): TextEncoderEntry {
    return {
      ...this.#model('tiny-encoder', 'embedding', options),
      task: 'text-encoder',
      dimensions: TINY_DIMENSIONS,
      relatedFrom: 0,
      output: 'embedding',
    };
  }

  crossEncoder(options: TinyModelOptions = {}): CrossEncoderEntry {
    return {
      ...this.#model('tiny-pairs', 'relevance', options),
      task: 'cross-encoder',
      maxQueryTokens: 24,
      output: 'relevance',
    };
  }

  /** A ranker whose score is one of its features, `by`, times `factor`. */
  ranker({ version = '1.0.0', by, factor = 1, features = FEATURE_SET }: TinyRankerOptions): RankerEntry {
    const file = `tiny-ranker/${version}.onnx`;
    const weights = features.names.map((name) => (name === by ? factor : 0));
    return {
      name: 'tiny-ranker',
      version,
      licence: 'Apache-2.0',
      task: 'ranker',
      trainedOn: 'nothing',
      features: { version: features.version, names: [...features.names] },
      unread: [],
      output: 'score',
      variants: [
        { precision: 'fp32', devices: ['cpu'], graph: this.put(file, tinyRankerGraph(weights)), data: [] },
      ],
    };
  }

  /** A model of the products that `follows` names, in its order. */
  nextProducts({
    version = '1.0.0',
    method = 'sequence',
    follows,
    maxHistory = 4,
    maxFound = Object.keys(follows).length,
    fault,
  }: TinyNextOptions): NextProductsEntry {
    const ids = Object.keys(follows);
    const given = ids.map((id) => ids.map((other) => follows[id]![other] ?? 0));
    const graph = tinyNextProductsGraph({ follows: given, maxHistory, maxFound, fault });
    const folder = `tiny-${method}`;
    return {
      name: folder,
      version,
      licence: 'Apache-2.0',
      task: 'next-products',
      method,
      trainedOn: 'nothing',
      products: {
        ...this.put(`${folder}/${version}.products.json`, JSON.stringify(ids)),
        count: ids.length,
      },
      maxHistory,
      maxFound,
      variants: [
        {
          precision: 'fp32',
          devices: ['cpu'],
          graph: this.put(`${folder}/${version}.onnx`, graph),
          data: [],
        },
      ],
    };
  }

  /** Writes the manifest, in one step, as a careful operator does. */
  serve(
    models: readonly ModelEntry[],
    crossEncoder: Partial<ManifestFile['serving']['cross-encoder']> = {},
    ranker: Partial<ManifestFile['serving']['ranker']> = {},
    next: ManifestFile['serving']['next-products'] = this.#served(models),
  ): void {
    const keyOf = (task: ModelEntry['task']) => {
      const model = models.find((candidate) => candidate.task === task);
      return model && `${model.name}@${model.version}`;
    };
    const [encoder, pairs, ranking] = [keyOf('text-encoder'), keyOf('cross-encoder'), keyOf('ranker')];
    this.write({
      format: 1,
      serving: {
        'text-encoder': encoder === undefined ? undefined : { model: encoder },
        'cross-encoder': pairs === undefined ? undefined : { model: pairs, byDefault: true, ...crossEncoder },
        ranker: ranking === undefined ? undefined : { model: ranking, byDefault: true, ...ranker },
        'next-products': next,
      },
      models: [...models],
    });
  }

  /** The first of each method. */
  #served(models: readonly ModelEntry[]): ManifestFile['serving']['next-products'] {
    const of = (method: NextMethod) => {
      const entry = models.find((each) => each.task === 'next-products' && each.method === method);
      return entry && { model: `${entry.name}@${entry.version}` };
    };
    return { sequence: of('sequence'), factors: of('factors') };
  }

  write(manifest: object | string): void {
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    writeFileSync(`${this.manifest}.new`, text);
    renameSync(`${this.manifest}.new`, this.manifest);
  }

  /** Makes a file of a model unreadable, as a disk may. */
  spoil(file: string): void {
    writeFileSync(path.join(this.folder, file), '');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #model(
    name: string,
    output: TinyGraphOptions['output'],
    { version = '1.0.0', vocabularySize, devices, ...graph }: TinyModelOptions,
  ) {
    const size = vocabularySize ?? VOCABULARY.length;
    const file = `${name}/${version}.onnx`;
    return {
      name,
      version,
      licence: 'Apache-2.0',
      tokenizer: { ...this.#file('tokenizer.json'), vocabularySize: VOCABULARY.length },
      maxTokens: 64,
      prefixes: { query: '', product: '' },
      variants: [
        {
          precision: 'fp32' as const,
          devices: devices ?? (['cpu', 'webgpu', 'cuda'] as const).slice(),
          graph: this.put(file, tinyGraph({ output, vocabularySize: size, ...graph })),
          data: [],
        },
      ],
    };
  }

  /** Writes a file of a model, and says what a manifest names of it. */
  put(file: string, content: string | Uint8Array) {
    const place = path.join(this.folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
    this.#sums.set(file, createHash('sha256').update(content).digest('hex'));
    return this.#file(file);
  }

  #file(file: string) {
    return { file, sha256: this.#sums.get(file)! };
  }
}
