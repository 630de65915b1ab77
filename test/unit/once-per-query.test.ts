import { describe, expect, it } from '@jest/globals';
import { oncePerQuery } from '../../src/ranking/once-per-query.js';

describe('what a filter holds candidates against', () => {
  it('is worked out once for each query, also where it is nothing', () => {
    const asked: object[] = [];
    const answer = oncePerQuery((query: { readonly name?: string }) => {
      asked.push(query);
      return query.name;
    });
    const [ann, nobody] = [{ name: 'Ann' }, {}];
    expect([answer(ann), answer(nobody), answer(ann), answer(nobody)]).toEqual([
      'Ann',
      undefined,
      'Ann',
      undefined,
    ]);
    expect(asked).toEqual([ann, nobody]);
    // Another query that says the same is another query.
    expect(answer({ name: 'Ann' })).toBe('Ann');
    expect(asked).toHaveLength(3);
  });
});
