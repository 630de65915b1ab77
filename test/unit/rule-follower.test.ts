import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { RelevanceRules } from '../../src/domain/relevance/relevance-rules.js';
import { MemoryRuleBook } from '../../src/stores/memory/memory-rule-book.js';
import { MiniSearchIndex } from '../../src/stores/minisearch/minisearch-index.js';
import { RuleFollower } from '../../src/stores/rule-follower.js';
import { product } from '../support/make.js';

const logger = pino({ level: 'silent' });
const SOFA = { id: 'sofa', phrases: ['sofa', 'couch'] };
const WORKER = new URL('../../src/stores/minisearch/index.worker.js', import.meta.url);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function followed(index: { setRelevance(rules: RelevanceRules): Promise<void> }) {
  const book = new MemoryRuleBook(() => new Date('2026-06-01T12:00:00Z'));
  const follower = new RuleFollower({ ruleBook: book, index, logger });
  opened.push(() => follower.stop());
  return { book, follower };
}

describe('the rules of an index', () => {
  it('are those of the book from the start, and after each change', async () => {
    const set: RelevanceRules[] = [];
    const { book, follower } = followed({ setRelevance: async (rules) => void set.push(rules) });
    await book.putSynonyms([SOFA], 'Ann');
    await follower.start();
    expect(set.map(({ synonyms }) => synonyms)).toEqual([[SOFA.phrases]]);
    await book.deleteSynonyms(['sofa']);
    await follower.caughtUp();
    expect(set.map(({ synonyms }) => synonyms)).toEqual([[SOFA.phrases], []]);
  });

  it('are set once, however often somebody looks', async () => {
    let times = 0;
    const { follower } = followed({ setRelevance: async () => void times++ });
    await follower.start();
    await Promise.all(Array.from({ length: 20 }, () => follower.caughtUp()));
    expect(times).toBe(1);
  });

  it('are tried again where the index refused them', async () => {
    let times = 0;
    const { follower } = followed({
      setRelevance: async () => {
        if (times++ === 0) throw new Error('Not now.');
      },
    });
    await follower.start();
    expect(times).toBe(1);
    await follower.caughtUp();
    await follower.caughtUp();
    expect(times).toBe(2);
  });

  it('come back with an index whose worker had ended', async () => {
    let worker!: Worker;
    let restarted!: () => void;
    const restart = new Promise<void>((resolve) => (restarted = resolve));
    const index = new MiniSearchIndex({
      logger,
      startWorker: () => (worker = new Worker(WORKER)),
      onRestart: () => restarted(),
    });
    opened.push(() => index.close());
    const { book, follower } = followed(index);
    await book.putSynonyms([SOFA], 'Ann');
    await follower.start();
    await worker.terminate();
    await restart;
    follower.reapply();
    await follower.caughtUp();
    await index.apply([{ kind: 'upsert', product: product('s', { title: 'Leather sofa' }) }]);
    const found = await index.search({
      text: 'couch',
      filter: {},
      sort: 'RELEVANCE',
      limit: 5,
      enough: 1,
    });
    expect(found.matches.map(({ productId }) => productId)).toEqual(['s']);
  });
});
