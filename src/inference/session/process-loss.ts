import type { InferenceDevice } from '../model-info.js';

/** A session's process ended, or did not answer any more: the next one may do better. */
export class ProcessLoss extends Error {
  override readonly name = 'ProcessLoss';

  constructor(
    message: string,
    /** The device that it was about to take, where it was still being loaded. */
    readonly trying?: InferenceDevice,
  ) {
    super(message);
  }
}
