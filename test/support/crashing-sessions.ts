import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { InferenceSession } from 'onnxruntime-node';

/**
 * Imported by a process before all else, as a broken library is loaded: a session whose order contains CRASH_ON takes
 * the process along, after CRASH_AFTER_MS, and only while there is a file CRASH_WHILE where that is given.
 */
const { CRASH_ON, CRASH_AFTER_MS = '0', CRASH_WHILE } = process.env;
const create = InferenceSession.create as (...args: unknown[]) => Promise<InferenceSession>;
InferenceSession.create = async (...args: unknown[]) => {
  if (JSON.stringify(args).includes(CRASH_ON!) && (CRASH_WHILE === undefined || existsSync(CRASH_WHILE))) {
    await sleep(Number(CRASH_AFTER_MS));
    process.kill(process.pid, 'SIGKILL');
  }
  return create.apply(InferenceSession, args);
};
