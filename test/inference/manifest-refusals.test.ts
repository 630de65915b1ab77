import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { loadManifest } from '../../src/inference/manifest/load-manifest.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { ManifestError } from '../../src/inference/manifest/manifest-error.js';
import type { ModelEntry } from '../../src/inference/manifest/manifest.schema.js';
import { TinyModels } from '../support/tiny-models.js';

let tiny = new TinyModels();
afterEach(() => {
  tiny.remove();
  tiny = new TinyModels();
});

/** The problems that a manifest is refused for. */
async function problems(): Promise<readonly string[]> {
  const error = await loadManifest(tiny.manifest, FEATURE_SET).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ManifestError)) throw new Error(`No refusal, but ${error}`);
  expect(error.message).toContain('MODELS_MANIFEST=none');
  return error.problems;
}

const manifestOf = (models: readonly ModelEntry[], serving: object): object => ({
  format: 1,
  serving,
  models,
});

describe('a manifest of models', () => {
  it('is taken where everything is as it says', async () => {
    tiny.serve([tiny.textEncoder(), tiny.crossEncoder(), tiny.crossEncoder({ version: '2.0.0' })], {
      byDefault: false,
      canary: { model: 'tiny-pairs@2.0.0', share: 0.05 },
    });
    expect(await loadManifest(tiny.manifest, FEATURE_SET)).toMatchObject({
      folder: tiny.folder,
      textEncoder: { entry: { name: 'tiny-encoder', dimensions: 32 } },
      crossEncoder: { byDefault: false, canary: { entry: { version: '2.0.0' }, share: 0.05 } },
    });
  });

  it('is refused where it cannot be read, or is not JSON', async () => {
    expect(await problems()).toEqual(['the file cannot be read']);
    tiny.write('{ "format": 1, ');
    expect(await problems()).toEqual([expect.stringMatching(/^not JSON: /)]);
  });

  it('is refused with every field that is wrong, unknown or missing', async () => {
    const encoder = { ...tiny.textEncoder(), maxTokens: 0, colour: 'red', output: 'relevance' };
    tiny.write({ format: 2, serving: {}, models: [encoder], notes: 'none' });
    const found = await problems();
    for (const place of ['format', 'models.0.maxTokens', 'models.0.output', 'models.0: ', 'manifest: '])
      expect(found).toContainEqual(expect.stringContaining(place));
  });

  it('is refused with every file that is missing or another, however many', async () => {
    const [encoder, pairs] = [tiny.textEncoder(), tiny.crossEncoder()];
    tiny.serve([encoder, pairs]);
    appendFileSync(path.join(tiny.folder, encoder.variants[0]!.graph.file), '!');
    rmSync(path.join(tiny.folder, pairs.variants[0]!.graph.file));
    expect(await problems()).toEqual([
      expect.stringMatching(/^tiny-encoder@1.0.0: .*1.0.0.onnx is another file: its sha256 is [0-9a-f]{64}$/),
      'tiny-pairs@1.0.0: tiny-pairs/1.0.0.onnx cannot be read',
    ]);
  });

  it('is refused where a tokenizer has another vocabulary', async () => {
    const encoder = tiny.textEncoder();
    const { vocabularySize } = encoder.tokenizer;
    tiny.serve([{ ...encoder, tokenizer: { ...encoder.tokenizer, vocabularySize: 12_000 } }]);
    expect(await problems()).toEqual([
      `tiny-encoder@1.0.0: tokenizer.json has a vocabulary of ${vocabularySize} tokens, and the manifest says 12000`,
    ]);
  });

  it('is refused where it serves what it does not describe, describes twice, or what does another task', async () => {
    const encoder = tiny.textEncoder();
    tiny.write(
      manifestOf([encoder, encoder], {
        'text-encoder': { model: 'nobody@1.0.0' },
        'cross-encoder': { model: 'tiny-encoder@1.0.0', byDefault: true },
      }),
    );
    expect(await problems()).toEqual([
      'models: tiny-encoder@1.0.0 is described twice',
      'serving.text-encoder.model: nobody@1.0.0 is not among the models',
      'serving.cross-encoder.model: tiny-encoder@1.0.0 is a text-encoder',
    ]);
  });

  it('names no file outside its folder', async () => {
    for (const file of ['../secret.onnx', '/etc/passwd', 'a/../../b']) {
      const encoder = tiny.textEncoder();
      const [variant] = encoder.variants;
      tiny.serve([
        { ...encoder, variants: [{ ...variant!, graph: { ...variant!.graph, file } }] } as ModelEntry,
      ]);
      expect(await problems()).toEqual([expect.stringContaining("below the manifest's folder")]);
    }
  });

  it('leaves room for a product beside the query of a pair', async () => {
    const pairs = { ...tiny.crossEncoder(), maxQueryTokens: 61 } as ModelEntry;
    tiny.serve([pairs]);
    expect(await problems()).toEqual([expect.stringContaining('must leave room for the product')]);
  });
});
