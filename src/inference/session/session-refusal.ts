/** A model cannot be what was asked for, on this machine or at all: trying again would not help. */
export class SessionRefusal extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('; '));
    this.name = 'SessionRefusal';
  }
}
