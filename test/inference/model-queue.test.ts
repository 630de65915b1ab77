import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { BatchQueue } from '../../src/inference/queue/batch-queue.js';
import type { BatchTaker } from '../../src/inference/queue/batch-taker.js';
import type { Batch } from '../../src/inference/queue/batch.js';
import type { Call } from '../../src/inference/queue/call.js';
import { VitrineError } from '../../src/domain/errors.js';

/** Padded tokens of a batch: four rows of 16. */
const BATCH_TOKENS = 64;

/** A process that has so many batches in hand. */
const taker = (inHand = 0, tokensPerMs = 1000): BatchTaker => ({
  batchTokens: BATCH_TOKENS,
  tokensPerMs,
  inHand,
});

/** A queue with a hand on its speed, and rows that are told apart by their first token. */
class TestQueue {
  tokensPerMs = 1000;
  unwanted = 0;
  readonly queue = new BatchQueue({
    tokensPerMs: () => this.tokensPerMs,
    onRefused: () => undefined,
    onUnwanted: () => this.unwanted++,
  });

  /** Adds rows of these lengths whose first tokens count on from `from`. */
  add(from: number, lengths: readonly number[], options: Partial<Call> = {}) {
    const row = (i: number) => ({ ids: new Int32Array(lengths[i]!).fill(from + i), first: lengths[i]! });
    return this.queue.add({ priority: 'asked', rows: lengths.length, row, ...options });
  }

  async take(): Promise<Batch> {
    const batch = await this.queue.next(taker(0, this.tokensPerMs), AbortSignal.timeout(1000));
    if (!batch) throw new Error('Nothing waits.');
    return batch;
  }

  /** Takes a batch and reads it: what it says of a row is the row's first token. */
  async read(): Promise<number[]> {
    const batch = await this.take();
    for (const { row, settle } of batch.rows) settle(Float32Array.of(row.ids[0]!));
    this.queue.done(batch);
    return namesOf(batch);
  }
}

const namesOf = ({ rows }: Batch): number[] => rows.map(({ row }) => row.ids[0]!);
const repeat = (times: number, length: number): number[] => Array.from({ length: times }, () => length);
const codesOf = (outcomes: readonly unknown[]): string[] =>
  outcomes.map((outcome) => (outcome instanceof VitrineError ? outcome.code : 'read'));

describe('the queue of a model', () => {
  it('answers every row of a call in the order of the call, whatever the order they are read in', async () => {
    const test = new TestQueue();
    const outcomes = test.add(0, [16, 40, 8, 16, 40, 8]);
    for (let read = 0; read < 6;) read += (await test.read()).length;
    expect((await outcomes).map((outcome) => (outcome as Float32Array)[0])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('never makes a batch of more padded tokens than the budget, but reads a row that is longer', async () => {
    const test = new TestQueue();
    void test.add(0, [...repeat(9, 16), ...repeat(3, 30), 100]);
    const batches: Batch[] = [];
    for (let rows = 0; rows < 13; rows += batches.at(-1)!.rows.length) batches.push(await test.take());
    for (const { rows, length } of batches)
      expect(rows.length === 1 || rows.length * length <= BATCH_TOKENS).toBe(true);
    expect(batches.map(({ rows }) => rows.length)).toEqual([4, 4, 1, 2, 1, 1]);
  });

  it('reads rows of similar length together', async () => {
    const test = new TestQueue();
    void test.add(0, [9, 60, 14, 5, 12, 16]);
    expect([await test.read(), await test.read(), await test.read()]).toEqual([[0, 2, 4, 5], [1], [3]]);
  });

  it('lets calls take turns: a small call does not wait for the end of a big one before it', async () => {
    const test = new TestQueue();
    void test.add(0, repeat(40, 16));
    void test.add(100, repeat(2, 16));
    void test.add(200, repeat(1, 16));
    expect(await test.read()).toEqual([0, 100, 200, 1]);
    expect(await test.read()).toEqual([101, 2, 3, 4]);
  });

  it('gives a call of rare lengths its turn as well', async () => {
    const test = new TestQueue();
    void test.add(0, repeat(40, 16));
    void test.add(100, [60]);
    await test.read();
    expect(await test.read()).toEqual([100]);
  });

  it('reads what is asked before what is done in the background, and of that a little at a time', async () => {
    const test = new TestQueue();
    test.tokensPerMs = 1;
    void test.add(0, repeat(8, 8), { priority: 'background' });
    void test.add(100, repeat(4, 8));
    expect(await test.read()).toEqual([100, 101, 102, 103]);
    // 25 ms at a token a millisecond are three rows of eight.
    expect(await test.read()).toEqual([0, 1, 2]);
    void test.add(200, [8]);
    expect(await test.read()).toEqual([200]);
  });

  it('drops what nobody wants any more when its turn comes, and fills the batch with what is wanted', async () => {
    const test = new TestQueue();
    let wanted = true;
    const left = test.add(0, repeat(8, 16), { isWanted: () => wanted });
    void test.add(100, repeat(4, 16));
    wanted = false;
    expect(await test.read()).toEqual([100, 101, 102, 103]);
    expect(test.unwanted).toBeGreaterThan(0);
    void test.add(200, [16]);
    expect(await test.read()).toEqual([200]);
    expect(codesOf(await left)).toEqual(repeat(8, 0).map(() => 'UNAVAILABLE'));
  });

  it('drops single rows of a call', async () => {
    const test = new TestQueue();
    const outcomes = test.add(0, repeat(4, 16), { isWanted: (row) => row % 2 === 0 });
    expect(await test.read()).toEqual([0, 2]);
    expect(codesOf(await outcomes)).toEqual(['read', 'UNAVAILABLE', 'read', 'UNAVAILABLE']);
  });

  it('gives in advance full batches only, and nothing of the background', async () => {
    const test = new TestQueue();
    const soon = () => AbortSignal.timeout(20);
    void test.add(0, repeat(3, 16));
    void test.add(100, repeat(8, 16), { priority: 'background' });
    const reading = taker(1);
    expect(await test.queue.next(reading, soon())).toBeUndefined();
    void test.add(200, [16]);
    const batch = await test.queue.next(reading, soon());
    expect([batch!.rows.length, batch!.inAdvance, reading.inHand]).toEqual([4, true, 2]);
    expect(test.queue.tokensAhead).toBe(BATCH_TOKENS);
    test.queue.done(batch!);
    expect(test.queue.tokensAhead).toBe(0);
    expect(reading.inHand).toBe(1);
    expect((await test.take()).priority).toBe('background');
  });

  it('gives in advance only what no idle process takes', async () => {
    const test = new TestQueue();
    const ended = AbortSignal.timeout(1000);
    const given: string[] = [];
    const [busy, idle] = [taker(1), taker(0)];
    const ask = async (name: string, process: BatchTaker): Promise<void> => {
      for (let batch; (batch = await test.queue.next(process, ended));)
        given.push(`${name} ${namesOf(batch)[0]} ${batch.inAdvance}`);
    };
    void ask('busy', busy);
    void ask('idle', idle);
    void test.add(0, repeat(8, 16));
    await setImmediate();
    expect(given).toEqual(['idle 0 false', 'busy 4 true']);
  });

  it('gives a process that has become idle what waits, full or not', async () => {
    const test = new TestQueue();
    const process = taker();
    void test.add(0, repeat(5, 16));
    const first = await test.queue.next(process, AbortSignal.timeout(1000));
    const second = test.queue.next(process, AbortSignal.timeout(1000));
    await setImmediate();
    test.queue.done(first!);
    expect(namesOf((await second)!)).toEqual([4]);
  });

  it('has room for any number of processes that wait, and gives nothing to those that have left', async () => {
    const test = new TestQueue();
    const leaving = Array.from({ length: 20 }, () => new AbortController());
    const gone = leaving.map(({ signal }) => test.queue.next(taker(), signal));
    for (const one of leaving) one.abort();
    expect(new Set(await Promise.all(gone))).toEqual(new Set([undefined]));
    const waiting = Array.from({ length: 20 }, () => test.queue.next(taker(), AbortSignal.timeout(1000)));
    for (let call = 0; call < 20; call++) {
      void test.add(call, [16]);
      await setImmediate();
    }
    expect((await Promise.all(waiting)).map((batch) => namesOf(batch!))).toEqual(
      Array.from({ length: 20 }, (_, call) => [call]),
    );
  });

  it('refuses a call at once, OVERLOADED, where it would have to wait for 25 ms', async () => {
    const test = new TestQueue();
    // 272 tokens are 27 ms of work; a call that is taken in is taken in as a whole.
    test.tokensPerMs = 10;
    void test.add(0, repeat(17, 16));
    expect(codesOf(await test.add(100, [16, 16]))).toEqual(['OVERLOADED', 'OVERLOADED']);
    await test.read();
    void test.add(200, [16]);
    expect(test.queue.rows).toBe(17 - 4 + 1);
  });

  it('takes no rows beyond two thousand, however fast it is, and the background keeps no query out', async () => {
    const test = new TestQueue();
    test.tokensPerMs = 1e6;
    const background = test.add(0, repeat(2500, 8), { priority: 'background' });
    expect(test.queue.rows).toBe(2000);
    void test.add(5000, [8]);
    expect(await test.read()).toEqual([5000]);
    test.queue.refuse(new VitrineError('UNAVAILABLE', 'Enough.'));
    expect(codesOf(await background).filter((code) => code === 'OVERLOADED')).toHaveLength(500);
  });

  it('lets those who left keep nobody out', async () => {
    const test = new TestQueue();
    const left = new AbortController();
    test.tokensPerMs = 10;
    void test.add(0, repeat(32, 16), { isWanted: () => !left.signal.aborted });
    left.abort();
    void test.add(100, [16]);
    expect(await test.read()).toEqual([100]);
  });

  it('reads what a lost process had in hand once more, before all others, and then gives it up', async () => {
    const test = new TestQueue();
    const outcomes = test.add(0, repeat(4, 16));
    test.queue.lost(await test.take());
    void test.add(100, repeat(4, 16));
    const again = await test.take();
    expect(namesOf(again)).toEqual([0, 1, 2, 3]);
    test.queue.lost(again);
    expect(codesOf(await outcomes)).toEqual(repeat(4, 0).map(() => 'UNAVAILABLE'));
    expect(await test.read()).toEqual([100, 101, 102, 103]);
  });

  it('refuses all while there is no process, and takes calls again when there is one', async () => {
    const test = new TestQueue();
    const waiting = test.add(0, [8]);
    test.queue.refuse(new VitrineError('UNAVAILABLE', 'Down.'));
    expect(codesOf(await waiting)).toEqual(['UNAVAILABLE']);
    expect(codesOf(await test.add(100, [8]))).toEqual(['UNAVAILABLE']);
    test.queue.accept();
    void test.add(200, [8]);
    expect(await test.read()).toEqual([200]);
  });
});
