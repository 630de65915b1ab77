import { newSessionIdentity } from '../../domain/viewers/new-session-identity.js';
import { SESSION_LIMITS } from '../../domain/viewers/session-limits.js';
import type { SessionIdentity, ShopperIdentity, VisitorIdentity } from '../../domain/viewers/viewer.js';
import type { SessionNames } from '../session-names.js';

interface Session {
  readonly viewer: ShopperIdentity | VisitorIdentity;
  readonly beganAt: Date;
  readonly lastAt: Date;
}

/** Names of sessions in memory, for tests: never forgotten by themselves. */
export class MemorySessionNames implements SessionNames {
  readonly #sessions = new Map<SessionIdentity, Session>();

  async enter(viewer: ShopperIdentity | VisitorIdentity, now: Date): Promise<SessionIdentity> {
    const { silenceMs, lengthMs } = SESSION_LIMITS;
    const since = (moment: Date): number => now.getTime() - moment.getTime();
    const own = [...this.#sessions].findLast(
      ([, session]) =>
        session.viewer === viewer && since(session.lastAt) <= silenceMs && since(session.beganAt) <= lengthMs,
    );
    const name = own?.[0] ?? newSessionIdentity();
    this.#sessions.set(name, { viewer, beganAt: own?.[1].beganAt ?? now, lastAt: now });
    return name;
  }

  async of(viewers: readonly (ShopperIdentity | VisitorIdentity)[]): Promise<SessionIdentity[]> {
    return [...this.#sessions].flatMap(([name, { viewer }]) => (viewers.includes(viewer) ? [name] : []));
  }

  async forget(names: readonly SessionIdentity[]): Promise<void> {
    for (const name of names) this.#sessions.delete(name);
  }
}
