import { describe, expect, it } from '@jest/globals';
import { checkFieldWeights } from '../../src/domain/relevance/field-weight-rules.js';
import { checkSynonymGroup } from '../../src/domain/relevance/synonym-rules.js';

const WEIGHTS = { title: 5, description: 2, brand: 2, category: 2, attributes: 1 };
const numbered = (length: number) => Array.from({ length }, (_, i) => `phrase${i}`);

describe('field weights', () => {
  it.each([{}, { title: 0 }, { title: 20, description: 0, brand: 0, category: 0, attributes: 0 }])(
    'may be %j',
    (some) => {
      expect(checkFieldWeights({ ...WEIGHTS, ...some })).toEqual({ value: { ...WEIGHTS, ...some } });
    },
  );

  it.each([
    [{ title: 21 }, 'weights.title: must be a whole number from 0 to 20.'],
    [{ brand: -1 }, 'weights.brand: must be a whole number from 0 to 20.'],
    [{ attributes: 1.5 }, 'weights.attributes: must be a whole number from 0 to 20.'],
    [
      { title: 0, description: 0, brand: 0, category: 0, attributes: 0 },
      'weights: at least one must be above 0.',
    ],
  ])('may not be %j', (some, problem) => {
    expect(checkFieldWeights({ ...WEIGHTS, ...some })).toEqual({ problem });
  });
});

describe('a group of synonyms', () => {
  it.each([
    [['sofa', 'couch']],
    [numbered(20)],
    [['a phrase of five words', 'short']],
    [['X'.repeat(100), 'T-shirt']],
    [['café', 'coffee house']],
  ])('may have the phrases %j', (phrases) => {
    expect(checkSynonymGroup({ id: 'g', phrases })).toEqual({ value: { id: 'g', phrases } });
  });

  it('has its phrases trimmed', () => {
    expect(checkSynonymGroup({ id: 'g', phrases: [' sofa ', 'couch\n'] })).toEqual({
      value: { id: 'g', phrases: ['sofa', 'couch'] },
    });
  });

  const differ = 'phrases: must differ from each other in more than case, accents and plurals.';
  it.each([
    [['sofa'], 'phrases: must have 2 to 20 phrases.'],
    [numbered(21), 'phrases: must have 2 to 20 phrases.'],
    [['sofa', 'this one has one word too many'], 'phrases.1: must have 1 to 5 words.'],
    [['sofa', '?!'], 'phrases.1: must have 1 to 5 words.'],
    [['sofa', '  '], 'phrases.1: must have 1 to 100 characters; phrases.1: must have 1 to 5 words.'],
    [['sofa', 'X'.repeat(101)], 'phrases.1: must have 1 to 100 characters.'],
    [['sofa', 'so\u0000fa'], 'phrases.1: must not contain control characters.'],
    [['sofa', 'Sofas'], differ],
    [['café', 'CAFE'], differ],
  ])('may not have the phrases %j', (phrases, problem) => {
    expect(checkSynonymGroup({ id: 'g', phrases })).toEqual({ problem });
  });

  it('needs an id', () => {
    expect(checkSynonymGroup({ id: '', phrases: ['sofa', 'couch'] })).toEqual({
      problem: 'id: must have 1 to 200 characters.',
    });
  });
});
