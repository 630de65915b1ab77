import { afterAll, describe, expect, it } from '@jest/globals';
import { contentKey } from '../../src/inference/manifest/content-key.js';
import type { ModelEntry } from '../../src/inference/manifest/manifest.schema.js';
import { TinyModels } from '../support/tiny-models.js';

const tiny = new TinyModels();
afterAll(() => tiny.remove());
const model = tiny.textEncoder();
const other = tiny.textEncoder({ version: '2.0.0', seed: 2 }).variants[0]!;

describe('what is kept of a model', () => {
  it('is kept by its name, its version and its content', () => {
    expect(contentKey(model)).toMatch(/^tiny-encoder@1\.0\.0-[0-9a-f]{12}$/);
    expect(contentKey(tiny.textEncoder())).toBe(contentKey(model));
  });

  it.each<[string, Partial<ModelEntry>]>([
    ['graph', { variants: [other] }],
    ['tokenizer', { tokenizer: { ...model.tokenizer, sha256: 'f'.repeat(64) } }],
    ['weights', { variants: [{ ...model.variants[0]!, data: [other.graph] }] }],
    ['length', { maxTokens: 32 }],
    ['prefixes', { prefixes: { query: 'query: ', product: '' } }],
  ])('is not of a model of another %s', (_part, change) => {
    expect(contentKey({ ...model, ...change } as ModelEntry)).not.toBe(contentKey(model));
  });

  it('is of the model whatever its licence says, and in whatever order its variants stand', () => {
    const two = { ...model, variants: [model.variants[0]!, other] };
    expect(contentKey({ ...two, licence: 'MIT', variants: two.variants.toReversed() })).toBe(contentKey(two));
  });
});
