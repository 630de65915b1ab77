/** A session's process ended, or did not answer any more: the next one may do better. */
export class ProcessLoss extends Error {
  override readonly name = 'ProcessLoss';
}
