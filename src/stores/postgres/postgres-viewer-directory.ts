import type { Consent } from '../../domain/viewers/consent.js';
import type { HandOver } from '../../domain/viewers/hand-over.js';
import { MAX_HAND_OVERS } from '../../domain/viewers/max-hand-overs.js';
import type { ShopperIdentity, VisitorIdentity } from '../../domain/viewers/viewer.js';
import type { ShopperDevice, ShopperHandOver, ViewerDirectory, ViewerRecord } from '../viewer-directory.js';
import type { PrismaSession } from './prisma-session.js';

const MAX_DEVICES = 1000;
/** Advisory locks of shoppers, apart from those of jobs, which are of one number. */
const SHOPPER_LOCKS = 1;

interface RecordRow {
  readonly consent: Consent | null;
  readonly holder: ShopperIdentity | null;
  readonly hand_overs: readonly (Omit<HandOver, 'occurredAt'> & { readonly occurredAt: string })[] | null;
}

export class PostgresViewerDirectory implements ViewerDirectory {
  constructor(private readonly prisma: PrismaSession) {}

  async read(
    shopper: ShopperIdentity | null,
    device: VisitorIdentity | null,
    limit = MAX_HAND_OVERS,
  ): Promise<ViewerRecord> {
    const [row] = await (shopper
      ? this.#readShopper(shopper, device, limit)
      : this.#readDevice(device!, limit));
    const { consent, holder, hand_overs } = row!;
    const handOvers = (hand_overs ?? []).map((handOver) => ({
      ...handOver,
      occurredAt: new Date(handOver.occurredAt),
    }));
    return {
      consent,
      holder,
      handOvers,
      complete: shopper !== null || handOvers.length < limit,
    };
  }

  async holderAt(device: VisitorIdentity, moment: Date): Promise<ShopperIdentity | null> {
    const [row] = await this.prisma.$queryRaw<{ holder: ShopperIdentity | null }[]>`
      SELECT CASE WHEN signed_in THEN shopper END AS holder FROM hand_overs
      WHERE device = ${device} AND occurred_at <= ${moment}
      ORDER BY occurred_at DESC, id DESC LIMIT 1`;
    return row?.holder ?? null;
  }

  async handOver({ device, shopper, signedIn, occurredAt }: ShopperHandOver): Promise<void> {
    await this.prisma.$transaction([
      this.#turnOf(shopper),
      this.prisma.$executeRaw`
        INSERT INTO hand_overs (device, shopper, signed_in, occurred_at, parted)
        SELECT ${device}, ${shopper}, ${signedIn}, ${occurredAt},
          EXISTS (SELECT FROM hand_overs WHERE device = ${device} AND shopper = ${shopper} AND parted)
        WHERE NOT ${signedIn}
          OR NOT EXISTS (SELECT FROM consent_choices WHERE viewer = ${shopper} AND consent <> 'FULL')`,
    ]);
  }

  devices(shopper: ShopperIdentity): Promise<ShopperDevice[]> {
    return this.prisma.$queryRaw<ShopperDevice[]>`
      SELECT own.*, last.signed_in AND last.shopper = ${shopper} AS "signedIn"
      FROM (
        SELECT device, min(occurred_at) AS "firstSignInAt", max(occurred_at) AS "lastSignInAt", bool_or(parted) AS parted
        FROM hand_overs WHERE shopper = ${shopper} AND signed_in
        GROUP BY device ORDER BY max(occurred_at) DESC LIMIT ${MAX_DEVICES}
      ) AS own
      CROSS JOIN LATERAL (
        SELECT signed_in, coalesce(shopper, '') AS shopper FROM hand_overs WHERE device = own.device
        ORDER BY occurred_at DESC, id DESC LIMIT 1
      ) AS last
      ORDER BY own."lastSignInAt" DESC`;
  }

  async setParted(shopper: ShopperIdentity, device: VisitorIdentity, parted: boolean): Promise<boolean> {
    const [, { count }] = await this.prisma.$transaction([
      this.#turnOf(shopper),
      this.prisma.handOver.updateMany({ where: { shopper, device }, data: { parted } }),
    ]);
    return count > 0;
  }

  async setConsent(
    viewer: ShopperIdentity | VisitorIdentity,
    consent: Consent,
    chosenAt: Date,
  ): Promise<void> {
    await this.prisma.$transaction([
      this.#turnOf(viewer),
      this.prisma.$executeRaw`
        INSERT INTO consent_choices AS kept (viewer, consent, chosen_at)
        VALUES (${viewer}, ${consent}::consent_level, ${chosenAt})
        ON CONFLICT (viewer) DO UPDATE SET consent = excluded.consent, chosen_at = excluded.chosen_at
        WHERE kept.chosen_at <= excluded.chosen_at`,
      // Never before the sign-in that it ends.
      this.prisma.$executeRaw`
        INSERT INTO hand_overs (device, shopper, signed_in, occurred_at, parted)
        SELECT own.device, ${viewer}, false, greatest(last.occurred_at, ${chosenAt}), last.parted
        FROM (SELECT DISTINCT device FROM hand_overs WHERE shopper = ${viewer}) AS own
        CROSS JOIN LATERAL (
          SELECT * FROM hand_overs WHERE device = own.device ORDER BY occurred_at DESC, id DESC LIMIT 1
        ) AS last
        WHERE last.signed_in AND last.shopper = ${viewer}
          AND EXISTS (SELECT FROM consent_choices WHERE viewer = ${viewer} AND consent <> 'FULL')`,
    ]);
  }

  async forget(shopper: ShopperIdentity): Promise<number> {
    const [, [row]] = await this.prisma.$transaction([
      this.#turnOf(shopper),
      // What follows a nameless one, or another that becomes one, says nothing that the one before does not say.
      this.prisma.$queryRaw<{ devices: number }[]>`
        WITH own AS (
          SELECT * FROM (
            SELECT id, device, shopper, NOT parted AND lag(coalesce(shopper, ${shopper}), 1, '') OVER (
              PARTITION BY device ORDER BY occurred_at, id
            ) <> ${shopper} AS stays
            FROM hand_overs WHERE device IN (SELECT device FROM hand_overs WHERE shopper = ${shopper})
          ) AS on_their_devices
          WHERE shopper = ${shopper}
        ), deleted AS (
          DELETE FROM hand_overs WHERE id IN (SELECT id FROM own WHERE NOT stays)
        ), nameless AS (
          UPDATE hand_overs SET shopper = NULL, signed_in = false WHERE id IN (SELECT id FROM own WHERE stays)
        )
        SELECT count(DISTINCT device)::int AS devices FROM own`,
    ]);
    return row!.devices;
  }

  /**
   * Waits, in a transaction, until no other one decides about the same shopper: whether a device is parted and whether
   * the shopper consents is read in one statement and written in another.
   */
  #turnOf(viewer: string) {
    return this.prisma.$executeRaw`SELECT pg_advisory_xact_lock(${SHOPPER_LOCKS}::int, hashtext(${viewer}))`;
  }

  /** By index only, however many others a device has passed through. */
  #readShopper(
    shopper: ShopperIdentity,
    device: VisitorIdentity | null,
    limit: number,
  ): Promise<RecordRow[]> {
    return this.prisma.$queryRaw<RecordRow[]>`
      WITH own AS MATERIALIZED (
        SELECT * FROM hand_overs WHERE shopper = ${shopper} AND signed_in AND NOT parted
        ORDER BY occurred_at DESC, id DESC LIMIT ${limit}
      ), telling AS (
        SELECT device, shopper, signed_in, occurred_at, id FROM own
        UNION
        SELECT own.device, next.* FROM own CROSS JOIN LATERAL (
          SELECT h.shopper, h.signed_in, h.occurred_at, h.id FROM hand_overs h
          WHERE h.device = own.device AND (h.occurred_at, h.id) > (own.occurred_at, own.id) AND NOT h.parted
          ORDER BY h.occurred_at, h.id LIMIT 1
        ) AS next
        UNION
        -- The device's first, whose next may be left out: nobody's.
        SELECT device, NULL, false, first.occurred_at, first.id
        FROM (SELECT DISTINCT device FROM own) AS theirs CROSS JOIN LATERAL (
          SELECT h.occurred_at, h.id FROM hand_overs h WHERE h.device = theirs.device AND NOT h.parted
          ORDER BY h.occurred_at, h.id LIMIT 1
        ) AS first
        WHERE first.id NOT IN (SELECT id FROM own)
      )
      SELECT (
          SELECT jsonb_agg(jsonb_build_object('device', device, 'shopper', shopper, 'signedIn', signed_in,
            'occurredAt', occurred_at) ORDER BY device, occurred_at, id)
          FROM telling
        ) AS hand_overs,
        (SELECT consent FROM consent_choices WHERE viewer = ${shopper}) AS consent,
        (
          SELECT CASE WHEN signed_in THEN shopper END FROM hand_overs WHERE device = ${device}
          ORDER BY occurred_at DESC, id DESC LIMIT 1
        ) AS holder`;
  }

  #readDevice(device: VisitorIdentity, limit: number): Promise<RecordRow[]> {
    return this.prisma.$queryRaw<RecordRow[]>`
      SELECT (
          SELECT jsonb_agg(jsonb_build_object('device', device, 'shopper', shopper, 'signedIn', signed_in,
            'occurredAt', occurred_at) ORDER BY occurred_at, id)
          FROM (
            SELECT * FROM hand_overs WHERE device = ${device} AND NOT parted
            ORDER BY occurred_at DESC, id DESC LIMIT ${limit}
          ) AS newest
        ) AS hand_overs,
        (SELECT consent FROM consent_choices WHERE viewer = ${device}) AS consent,
        (
          SELECT CASE WHEN signed_in THEN shopper END FROM hand_overs WHERE device = ${device}
          ORDER BY occurred_at DESC, id DESC LIMIT 1
        ) AS holder`;
  }
}
