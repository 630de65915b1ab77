import { beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_RELEVANCE_RULES } from '../../src/domain/relevance/relevance-rules.js';
import type { SynonymGroup } from '../../src/domain/relevance/synonym-group.js';
import { SYNONYM_LIMITS } from '../../src/domain/relevance/synonym-rules.js';
import type { RuleBook } from '../../src/stores/rule-book.js';

const SOFA: SynonymGroup = { id: 'sofa', phrases: ['sofa', 'couch'] };
const HOOVER: SynonymGroup = { id: 'hoover', phrases: ['vacuum cleaner', 'hoover'] };
const ALL_BUT_ONE: readonly SynonymGroup[] = Array.from({ length: SYNONYM_LIMITS.groups - 1 }, (_, i) => ({
  id: `group-${i}`,
  phrases: [`one${i}`, `other${i}`],
}));
const WEIGHTS = { ...DEFAULT_RELEVANCE_RULES.weights, description: 0 };

/** What every rule book promises. `open` gives an empty one each time. */
export function describeRuleBook(name: string, open: () => Promise<RuleBook>): void {
  describe(`rule book: ${name}`, () => {
    let book: RuleBook;
    beforeEach(async () => void (book = await open()));
    const groups = async () => (await book.read()).synonyms.map(({ id, phrases }) => ({ id, phrases }));

    it('begins with the shipped rules', async () => {
      const { weights, weightsChange, synonyms } = await book.read();
      expect({ weights, synonyms }).toEqual(DEFAULT_RELEVANCE_RULES);
      expect(weightsChange).toBeNull();
    });

    it('keeps weights, and who set them', async () => {
      await book.setFieldWeights(WEIGHTS, 'Ann');
      expect(await book.read()).toMatchObject({
        weights: WEIGHTS,
        weightsChange: { at: expect.any(Date), by: 'Ann' },
      });
      await book.setFieldWeights(WEIGHTS, 'Bob');
      expect((await book.read()).weightsChange!.by).toBe('Ann');
    });

    it('keeps groups by id, and who wrote each', async () => {
      expect(await book.putSynonyms([SOFA, HOOVER], 'Ann')).toEqual({
        written: 2,
        unchanged: 0,
        refused: [],
      });
      const wider = { ...SOFA, phrases: [...SOFA.phrases, 'settee'] };
      expect(await book.putSynonyms([wider, HOOVER], 'Bob')).toEqual({
        written: 1,
        unchanged: 1,
        refused: [],
      });
      expect(await groups()).toEqual([HOOVER, wider]);
      expect((await book.read()).synonyms.map(({ change }) => change.by)).toEqual(['Ann', 'Bob']);
    });

    it('takes the last of two groups of one id', async () => {
      const last = { ...SOFA, phrases: ['sofa', 'divan'] };
      expect(await book.putSynonyms([SOFA, last], 'Ann')).toEqual({ written: 1, unchanged: 1, refused: [] });
      expect(await groups()).toEqual([last]);
    });

    it('deletes groups', async () => {
      await book.putSynonyms([SOFA, HOOVER], 'Ann');
      expect(await book.deleteSynonyms(['sofa', 'never'])).toEqual({ written: 1, unchanged: 1 });
      expect(await groups()).toEqual([HOOVER]);
    });

    it('refuses what it has no room for, and takes the rest', async () => {
      await book.putSynonyms(ALL_BUT_ONE, 'Ann');
      const changed = { id: 'group-0', phrases: ['one', 'another'] };
      expect(await book.putSynonyms([SOFA, HOOVER, changed], 'Ann')).toEqual({
        written: 2,
        unchanged: 0,
        refused: [1],
      });
      expect(await groups()).toHaveLength(SYNONYM_LIMITS.groups);
      await book.deleteSynonyms(['sofa']);
      expect(await book.putSynonyms([HOOVER], 'Ann')).toMatchObject({ written: 1, refused: [] });
    });

    it('raises its revision with every change, and with nothing else', async () => {
      const revisions = [await book.revision()];
      for (const change of [
        () => book.setFieldWeights(WEIGHTS, 'Ann'),
        () => book.putSynonyms([SOFA], 'Ann'),
        () => book.deleteSynonyms(['sofa']),
      ]) {
        await change();
        revisions.push(await book.revision());
        await change();
        expect(await book.revision()).toBe(revisions.at(-1));
      }
      expect(new Set(revisions).size).toBe(4);
      expect((await book.read()).revision).toBe(revisions.at(-1));
    });

    it('loses no change of writers who come at once', async () => {
      const writers = Array.from({ length: 8 }, (_, i) => ({ id: `w${i}`, phrases: [`a${i}`, `b${i}`] }));
      await Promise.all(writers.map((group) => book.putSynonyms([group], 'Ann')));
      expect(await groups()).toEqual(writers);
    });

    it('has no more groups than it may, whoever comes at once', async () => {
      await book.putSynonyms(ALL_BUT_ONE, 'Ann');
      const writers = Array.from({ length: 4 }, (_, i) => ({ id: `w${i}`, phrases: [`a${i}`, `b${i}`] }));
      // Each has its connection by then, and none waits for another's.
      await Promise.all(writers.map(() => book.read()));
      const answers = await Promise.all(writers.map((group) => book.putSynonyms([group], 'Ann')));
      expect(answers.filter(({ written }) => written === 1)).toHaveLength(1);
      expect(await groups()).toHaveLength(SYNONYM_LIMITS.groups);
    });

    it('calls back after a change', async () => {
      let called!: () => void;
      const told = new Promise<void>((resolve) => (called = resolve));
      const unsubscribe = await book.onChange(() => called());
      await book.putSynonyms([SOFA], 'Ann');
      await told;
      await unsubscribe();
    });
  });
}
