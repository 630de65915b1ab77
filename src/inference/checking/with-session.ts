import type { SessionReady } from '../session/protocol.js';
import { SessionProcess, type ProcessOptions } from '../session/session-process.js';

/**
 * Does work with a process of a model and ends it. Resolves to the reason, as an Error, where the process cannot be,
 * is lost, or fails on a batch.
 */
export async function withSession<T>(
  options: ProcessOptions,
  work: (process: SessionProcess, ready: SessionReady) => Promise<T>,
): Promise<T | Error> {
  try {
    // Nothing is to be called off: where this process ends, the model's does.
    const { process, ready } = await SessionProcess.start(options, new AbortController().signal);
    try {
      return await work(process, ready);
    } finally {
      await process.end();
    }
  } catch (error) {
    return error as Error;
  }
}
