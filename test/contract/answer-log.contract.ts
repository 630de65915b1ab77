import { beforeEach, describe, expect, it } from '@jest/globals';
import { wholeHistory } from '../../src/domain/viewers/whole-history.js';
import type { AnswerLog, GivenAnswer, KeptAnswers } from '../../src/stores/answer-log.js';
import { givenAnswer } from '../support/make.js';

/** What every log of answers promises. */
export function describeAnswerLog(name: string, open: () => Promise<AnswerLog & KeptAnswers>): void {
  describe(`answer log: ${name}`, () => {
    const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 12, minute));
    let log: AnswerLog & KeptAnswers;
    beforeEach(async () => void (log = await open()));
    const all = async (batchSize?: number): Promise<GivenAnswer[]> => {
      const answers: GivenAnswer[] = [];
      for await (const batch of log.scan(batchSize)) answers.push(...batch);
      return answers;
    };
    const kept = async (): Promise<string[]> => (await all()).map(({ requestId }) => requestId);

    it('hands out all of it as it was given, in batches', async () => {
      const given = ['a', 'b', 'c', 'd'].map((requestId, i) =>
        givenAnswer({ requestId, at: at(i), identity: i === 2 ? null : 'visitor:ann' }),
      );
      await log.append(given);
      for (const batchSize of [2, 3, 1000])
        expect((await all(batchSize)).toSorted((a, b) => a.at.getTime() - b.at.getTime())).toEqual(given);
    });

    it('keeps an answer once, however often it is written', async () => {
      await log.append([givenAnswer({ requestId: 'a' }), givenAnswer({ requestId: 'b' })]);
      await log.append([givenAnswer({ requestId: 'b' }), givenAnswer({ requestId: 'c' })]);
      await log.append([]);
      expect([...(await kept())].sort()).toEqual(['a', 'b', 'c']);
    });

    it('erases a span of one identity, and nothing beside it', async () => {
      await log.append([
        givenAnswer({ requestId: 'before', at: at(1) }),
        givenAnswer({ requestId: 'within', at: at(2) }),
        givenAnswer({ requestId: 'after', at: at(3) }),
        givenAnswer({ requestId: 'other', at: at(2), identity: 'visitor:bob' }),
        givenAnswer({ requestId: 'nameless', at: at(2), identity: null }),
      ]);
      expect(await log.erase([{ identity: 'visitor:ann', from: at(2), until: at(3) }])).toBe(1);
      expect([...(await kept())].sort()).toEqual(['after', 'before', 'nameless', 'other']);
      expect(await log.erase([wholeHistory('visitor:ann')])).toBe(2);
      expect(await log.erase([wholeHistory('visitor:ann')])).toBe(0);
    });
  });
}
