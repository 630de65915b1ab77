import { describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../src/domain/errors.js';
import { PairScores } from '../../src/inference/pair-scores.js';
import { FakeCrossEncoder } from '../support/fake-cross-encoder.js';
import { readableProduct } from '../support/readable-product.js';

const wanted = () => new AbortController().signal;

describe('the pair scores of a request', () => {
  it('are asked of the model once, and again only where it had none to give', async () => {
    const model = new FakeCrossEncoder();
    const scores = new PairScores(model);
    const product = readableProduct(1);
    model.judgesBy(() => new VitrineError('OVERLOADED', 'The queue is full.'));
    await expect(scores.load('pan', product, wanted())).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(scores.has('pan', product)).toBe(false);
    model.judgesBy(() => 0.5);
    expect(await scores.load('pan', product, wanted())).toMatchObject({ relevance: 0.5 });
    expect(await scores.load('pan', product, wanted())).toMatchObject({ relevance: 0.5 });
    expect(scores.has('pan', product)).toBe(true);
    expect(model.calls).toHaveLength(2);
  });

  it('share the time there is: what one search asks for in a tick is not there for the next', async () => {
    const model = new FakeCrossEncoder();
    model.affordable = 10;
    const scores = new PairScores(model);
    const asked = Array.from({ length: 7 }, (_, i) => scores.load('pan', readableProduct(i), wanted()));
    expect(scores.pairsWithin('mug', 60)).toBe(3);
    await Promise.all(asked);
    expect(scores.pairsWithin('mug', 60)).toBe(10);
  });
});
