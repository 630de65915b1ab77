import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves as soon as it is true; rejects where it is not within so many milliseconds. */
export async function waitUntil(
  what: string,
  isTrue: () => Promise<boolean>,
  withinMs: number,
): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error(`Not within ${withinMs} ms: ${what}.`);
    await sleep(5);
  }
}
