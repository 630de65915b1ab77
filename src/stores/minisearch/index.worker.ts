import { parentPort } from 'node:worker_threads';
import type { Call, Reply } from './protocol.js';
import { EmbeddedIndex } from './worker/embedded-index.js';

const index = new EmbeddedIndex();

parentPort!.on('message', ({ id, method, args }: Call) => {
  const reply = (rest: { value: unknown } | { error: Error }): void =>
    parentPort!.postMessage({ id, ...rest } satisfies Reply);
  try {
    const value = (index[method] as (...given: unknown[]) => unknown).call(index, ...args);
    // Nearly everything is answered at once; a promise would let the next call go first.
    if (value instanceof Promise)
      value.then(
        (later: unknown) => reply({ value: later }),
        (error: Error) => reply({ error }),
      );
    else reply({ value });
  } catch (error) {
    reply({ error: error as Error });
  }
});
