import { ProcessLoss } from './process-loss.js';
import type { SessionOrder, SessionReady } from './protocol.js';

/**
 * What the next process of a model is ordered to be. A device whose libraries take a process along, or let it hang, is
 * left out of the next attempt, so that another device is reached; when a process is ready it is tried again by the one
 * that replaces it, since it may have been chance.
 */
export class LoadingOrder {
  #order: SessionOrder;
  #passedOver: string[] = [];

  constructor(private readonly whole: SessionOrder) {
    this.#order = whole;
  }

  get order(): SessionOrder {
    return this.#order;
  }

  /** Leaves out the device that a lost process was trying; false where it was trying none, or there is no other. */
  passOver(error: Error): boolean {
    const device = error instanceof ProcessLoss ? error.trying : undefined;
    const attempts = this.#order.attempts.filter((attempt) => attempt.device !== device);
    if (device === undefined || attempts.length === 0) return false;
    this.#order = { ...this.#order, attempts };
    this.#passedOver.push(`${device}: the process that tried it was lost: ${error.message}`);
    return true;
  }

  /** What a process said when it was ready, with what it did not try. */
  succeeded(ready: SessionReady): SessionReady {
    const passedOver = [...this.#passedOver, ...ready.passedOver];
    this.#order = this.whole;
    this.#passedOver = [];
    return { ...ready, passedOver };
  }
}
