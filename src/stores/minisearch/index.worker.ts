import { parentPort } from 'node:worker_threads';
import type { Call, Reply } from './protocol.js';
import { EmbeddedIndex } from './worker/embedded-index.js';

const index = new EmbeddedIndex();

parentPort!.on('message', ({ id, method, args }: Call) => {
  parentPort!.postMessage(
    answer(id, () => (index[method] as (...given: unknown[]) => unknown).call(index, ...args)),
  );
});

function answer(id: number, run: () => unknown): Reply {
  try {
    return { id, value: run() };
  } catch (error) {
    return { id, error: error as Error };
  }
}
