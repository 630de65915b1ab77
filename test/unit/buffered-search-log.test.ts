import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HistorySpan } from '../../src/domain/viewers/history-span.js';
import { wholeHistory } from '../../src/domain/viewers/whole-history.js';
import { BufferedSearchLog } from '../../src/stores/buffered-search-log.js';
import type { SearchLog, SearchLogEntry } from '../../src/stores/search-log.js';

const entry = (query: string): SearchLogEntry => ({
  requestId: query,
  identity: query.split(' ')[0]!,
  query,
  searched: query,
  totalCount: 1,
  rung: 'ALL',
  model: null,
  tookMs: 1,
  at: new Date('2026-06-01T00:00:00Z'),
});

/** A store that takes half a second for a write, and refuses it while it is down. */
class SlowStore implements SearchLog {
  readonly written: string[] = [];
  down = false;
  tries = 0;
  underWay = 0;

  async append(entries: readonly SearchLogEntry[]): Promise<void> {
    this.tries++;
    this.underWay++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    this.underWay--;
    if (this.down) throw new Error('The database is down.');
    this.written.push(...entries.map(({ query }) => query));
  }

  popular = async (): Promise<[]> => [];

  /** Here an identity is how a query begins. */
  async erase(history: readonly HistorySpan[]): Promise<number> {
    const kept = this.written.filter((query) => !history.some(({ identity }) => query.startsWith(identity)));
    return this.written.splice(0, Infinity, ...kept).length - kept.length;
  }
}

describe('the log of searches', () => {
  let store: SlowStore;
  let log: BufferedSearchLog;
  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  beforeEach(() => {
    jest.useFakeTimers();
    store = new SlowStore();
    log = new BufferedSearchLog(store, () => {});
  });
  afterEach(() => void jest.useRealTimers());

  it('writes searches together, a moment later', async () => {
    await log.append([entry('a')]);
    await log.append([entry('b')]);
    expect(store.tries).toBe(0);
    await wait(1000);
    expect([store.tries, store.written]).toEqual([1, ['a', 'b']]);
  });

  it('erases what it still held as well', async () => {
    await log.append([entry('ann 1'), entry('bob 1')]);
    await wait(250);
    // This one waits while the others are being written.
    await log.append([entry('ann 2')]);
    const erased = log.erase([wholeHistory('ann')]);
    await wait(1000);
    expect(await erased).toBe(2);
    await wait(1000);
    expect(store.written).toEqual(['bob 1']);
  });

  it('erases what it could not write, so that it is not written later', async () => {
    store.down = true;
    await log.append([entry('ann 1'), entry('bob 1')]);
    const erased = log.erase([wholeHistory('ann')]);
    await wait(1000);
    expect(await erased).toBe(1);
    store.down = false;
    await wait(10_000);
    expect(store.written).toEqual(['bob 1']);
  });

  it('holds everything in order while the store is down, and tries again at its own pace', async () => {
    store.down = true;
    for (let i = 0; i < 20; i++) {
      await log.append([entry(`q${i}`)]);
      await wait(200);
    }
    expect(store.tries).toBe(1);
    store.down = false;
    await wait(6000);
    expect(store.written).toEqual(Array.from({ length: 20 }, (_, i) => `q${i}`));
  });

  it('closes when everything is written, what is on its way included', async () => {
    await log.append([entry('a')]);
    await wait(300);
    expect(store.underWay).toBe(1);
    await log.append([entry('b')]);
    const closed = log.close().then(() => [...store.written]);
    await wait(2000);
    expect(await closed).toEqual(['a', 'b']);
  });

  it('tries once more when it closes, and never after', async () => {
    store.down = true;
    await log.append([entry('a')]);
    const closed = log.close();
    await wait(60_000);
    await closed;
    expect([store.tries, jest.getTimerCount()]).toEqual([1, 0]);
  });
});
