import { newSessionIdentity } from '../../domain/viewers/new-session-identity.js';
import { SESSION_LIMITS } from '../../domain/viewers/session-limits.js';
import type { SessionIdentity, ShopperIdentity, VisitorIdentity } from '../../domain/viewers/viewer.js';
import type { SessionNames } from '../session-names.js';
import type { PrismaSession } from './prisma-session.js';

/** For so long after its end it is known whose a session was: the rest of a day, for those who want it erased. */
const KNOWN_MS = 86_400_000;

export class PostgresSessionNames implements SessionNames {
  constructor(private readonly prisma: PrismaSession) {}

  /** Two requests that come at once may begin a session each: both are the viewer's. */
  async enter(viewer: ShopperIdentity | VisitorIdentity, now: Date): Promise<SessionIdentity> {
    const before = (ms: number): Date => new Date(now.getTime() - ms);
    const [row] = await this.prisma.$queryRaw<{ name: SessionIdentity }[]>`
      WITH under_way AS (
        UPDATE sessions SET last_at = ${now}
        WHERE name = (
          SELECT name FROM sessions
          WHERE viewer = ${viewer} AND last_at >= ${before(SESSION_LIMITS.silenceMs)}
            AND began_at >= ${before(SESSION_LIMITS.lengthMs)}
          ORDER BY last_at DESC LIMIT 1
        )
        RETURNING name
      ), new AS (
        INSERT INTO sessions (name, viewer, began_at, last_at)
        SELECT ${newSessionIdentity()}, ${viewer}, ${now}, ${now} WHERE NOT EXISTS (SELECT FROM under_way)
        RETURNING name
      )
      SELECT name FROM under_way UNION ALL SELECT name FROM new`;
    return row!.name;
  }

  async of(viewers: readonly (ShopperIdentity | VisitorIdentity)[]): Promise<SessionIdentity[]> {
    const rows = await this.prisma.session.findMany({ where: { viewer: { in: [...viewers] } } });
    return rows.map(({ name }) => name as SessionIdentity);
  }

  async forget(names: readonly SessionIdentity[]): Promise<void> {
    await this.prisma.session.deleteMany({ where: { name: { in: [...names] } } });
  }

  /** Forgets whose the sessions were that are over for good. */
  async sweep(): Promise<void> {
    await this.prisma.session.deleteMany({ where: { lastAt: { lt: new Date(Date.now() - KNOWN_MS) } } });
  }
}
