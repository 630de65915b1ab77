import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when something holds; rejects when it does not within so many milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const endsAt = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > endsAt) throw new Error(`It did not come about within ${withinMs} ms: ${holds}`);
    await sleep(20);
  }
}
