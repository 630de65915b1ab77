import { describe, expect, it } from '@jest/globals';
import { readAhead } from '../../src/importing/read-ahead.js';

async function* counting(log: string[], upTo: number, fail = false): AsyncGenerator<number> {
  try {
    for (let i = 1; i <= upTo; i++) {
      log.push(`read ${i}`);
      yield i;
    }
    if (fail) throw new Error('no more');
  } finally {
    log.push('closed');
  }
}

describe('reading ahead', () => {
  it('begins the next item while one is worked on', async () => {
    const log: string[] = [];
    for await (const item of readAhead(counting(log, 3))) {
      await new Promise(setImmediate);
      log.push(`done ${item}`);
    }
    expect(log).toEqual(['read 1', 'read 2', 'done 1', 'read 3', 'done 2', 'closed', 'done 3']);
  });

  it('gives what came before an error first', async () => {
    const seen: number[] = [];
    const all = async () => {
      for await (const item of readAhead(counting([], 2, true))) {
        await new Promise(setImmediate);
        seen.push(item);
      }
    };
    await expect(all()).rejects.toThrow('no more');
    expect(seen).toEqual([1, 2]);
  });

  it('closes what it reads where nobody wants more', async () => {
    const log: string[] = [];
    for await (const item of readAhead(counting(log, 9))) if (item === 2) break;
    expect(log.at(-1)).toBe('closed');
  });
});
