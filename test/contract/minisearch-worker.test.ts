import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { MiniSearchIndex } from '../../src/stores/minisearch/minisearch-index.js';
import { product } from '../support/make.js';

const WORKER = new URL('../../src/stores/minisearch/index.worker.js', import.meta.url);
/** As many calls as may wait. */
const MAX_WAITING = 1000;
/** As many calls as the worker may have to answer, those of callers who have left among them. */
const MAX_UNANSWERED = 2000;

const kettle = { kind: 'upsert', product: product('k1', { title: 'Kettle' }) } as const;
const kettles = { text: 'kettle', filter: {}, sort: 'RELEVANCE', limit: 5, enough: 5 } as const;

describe('the worker of the embedded index', () => {
  const workers: Worker[] = [];
  let restarted!: () => void;
  const restart = new Promise<void>((resolve) => (restarted = resolve));
  const opened: MiniSearchIndex[] = [];

  function open(): MiniSearchIndex {
    const index = new MiniSearchIndex({
      logger: pino({ level: 'silent' }),
      onRestart: restarted,
      startWorker: () => workers[workers.push(new Worker(WORKER)) - 1]!,
    });
    opened.push(index);
    return index;
  }
  afterEach(() => Promise.all(opened.splice(0).map((index) => index.close())));

  it('is replaced when it dies, and those who wait are told', async () => {
    const index = open();
    await index.apply([kettle]);
    // Before they ask: a worker may answer in the time that it takes to die.
    const dead = workers[0]!.terminate();
    const waiting = [index.search(kettles), index.stats(), index.correct('ketle')];
    const outcomes = Promise.allSettled(waiting);
    await dead;
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    // Until the next one is there, nobody waits for nothing.
    await expect(index.stats()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await restart;
    expect(workers).toHaveLength(2);
    expect(await index.stats()).toEqual({ products: 0, vectors: 0 });
    await index.apply([kettle]);
    expect((await index.search(kettles)).totalCount).toBe(1);
  });

  it('refuses at once what could only be answered late', async () => {
    const index = open();
    const waiting = Array.from({ length: MAX_WAITING }, () => index.stats());
    await expect(index.stats()).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(await Promise.all(waiting)).toHaveLength(MAX_WAITING);
    expect(await index.stats()).toEqual({ products: 0, vectors: 0 });
  });

  it('does not wait for callers who have left', async () => {
    const index = open();
    const left = Array.from({ length: MAX_WAITING }, () => {
      const controller = new AbortController();
      const answer = index.search(kettles, controller.signal).catch((error: unknown) => error);
      controller.abort(new Error('left'));
      return answer;
    });
    expect(await index.stats()).toEqual({ products: 0, vectors: 0 });
    for (const reason of await Promise.all(left)) expect(reason).toEqual(new Error('left'));
  });

  it('refuses at once what would wait behind the searches of callers who have left, until they are done', async () => {
    const index = open();
    const leave = async (): Promise<unknown> => {
      const controller = new AbortController();
      const answer = index.search(kettles, controller.signal).catch((error: unknown) => error);
      controller.abort(new Error('left'));
      return answer;
    };
    for (let sent = 0; sent < MAX_UNANSWERED - 1; sent++) void leave();
    const last = index.stats();
    await expect(index.stats()).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(await leave()).toMatchObject({ code: 'OVERLOADED' });
    await last;
    expect(await index.stats()).toEqual({ products: 0, vectors: 0 });
  });
});
