import { describe, expect, it } from '@jest/globals';
import { likeliestSuggestion } from '../../src/stores/elastic/likeliest-suggestion.js';

const options = (...scored: [string, number][]) =>
  scored.map(([text, score]) => ({ text, score, highlighted: text }));

describe('the likeliest of the suggestions of Elasticsearch', () => {
  it('has fewer edits, unless one with more is twice as likely by its words', () => {
    expect(likeliestSuggestion('projecor', options(['protector', 0.0177], ['projector', 0.0151]))).toBe(
      'projector',
    );
    const spellings = options(['rechargeable battery', 0.00526], ['rechargable battery', 0.00005]);
    expect(likeliestSuggestion('rechargabel battery', spellings)).toBe('rechargeable battery');
  });

  it('changes the same words as the first', () => {
    const suggestions = options(['oak table', 0.02], ['oak tabel', 0.011]);
    expect(likeliestSuggestion('oka tabel', suggestions)).toBe('oak table');
  });

  it('is the text itself where the engine would leave it, and none where it has none', () => {
    expect(likeliestSuggestion('zeppelin', options(['zeppelin', 0.01], ['zepelin', 0.009]))).toBe('zeppelin');
    expect(likeliestSuggestion('zeppelin', [])).toBeUndefined();
  });
});
