import type { Consent } from '../../domain/consent.js';
import type { HandOver } from '../../domain/hand-over.js';
import { MAX_HAND_OVERS } from '../../domain/max-hand-overs.js';
import type { ShopperIdentity, VisitorIdentity } from '../../domain/viewer.js';
import type { ShopperDevice, ViewerDirectory, ViewerRecord } from '../viewer-directory.js';
import type { PrismaSession } from './prisma-session.js';

const MAX_DEVICES = 1000;

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

  async holdersAt(device: VisitorIdentity, moments: readonly Date[]): Promise<(ShopperIdentity | null)[]> {
    const rows = await this.prisma.$queryRaw<{ holder: ShopperIdentity | null }[]>`
      SELECT (
        SELECT CASE WHEN signed_in THEN shopper END FROM hand_overs
        WHERE device = ${device} AND occurred_at <= m.moment
        ORDER BY occurred_at DESC, id DESC LIMIT 1
      ) AS holder
      FROM unnest(${[...moments]}::timestamptz[]) WITH ORDINALITY AS m(moment, n) ORDER BY m.n`;
    return rows.map(({ holder }) => holder);
  }

  async handOver({ device, shopper, signedIn, occurredAt }: HandOver): Promise<void> {
    await this.prisma.$executeRaw`
      INSERT INTO hand_overs (device, shopper, signed_in, occurred_at, parted)
      VALUES (${device}, ${shopper}, ${signedIn}, ${occurredAt},
        EXISTS (SELECT FROM hand_overs WHERE device = ${device} AND shopper = ${shopper} AND parted))`;
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
    const { count } = await this.prisma.handOver.updateMany({ where: { shopper, device }, data: { parted } });
    return count > 0;
  }

  async setConsent(
    viewer: ShopperIdentity | VisitorIdentity,
    consent: Consent,
    chosenAt: Date,
  ): Promise<void> {
    const choice = { consent, chosenAt };
    await this.prisma.consentChoice.upsert({
      where: { viewer },
      create: { viewer, ...choice },
      update: choice,
    });
  }

  async forget(shopper: ShopperIdentity): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ devices: number }[]>`
      WITH own AS (
        SELECT DISTINCT device FROM hand_overs WHERE shopper = ${shopper}
      ), lonely AS (
        SELECT device FROM own
        WHERE NOT EXISTS (SELECT FROM hand_overs h WHERE h.device = own.device AND h.shopper <> ${shopper})
      ), deleted AS (
        DELETE FROM hand_overs WHERE device IN (SELECT device FROM lonely)
      ), nameless AS (
        UPDATE hand_overs SET shopper = NULL, signed_in = false, parted = false
        WHERE shopper = ${shopper} AND device NOT IN (SELECT device FROM lonely)
      )
      SELECT count(*)::int AS devices FROM own`;
    return row!.devices;
  }

  /** By index only, however many others a device has passed through: the shopper's own hand-overs, each with the next. */
  #readShopper(
    shopper: ShopperIdentity,
    device: VisitorIdentity | null,
    limit: number,
  ): Promise<RecordRow[]> {
    return this.prisma.$queryRaw<RecordRow[]>`
      WITH own AS MATERIALIZED (
        SELECT * FROM hand_overs WHERE shopper = ${shopper} AND signed_in AND NOT parted
        ORDER BY occurred_at DESC LIMIT ${limit}
      ), telling AS (
        SELECT * FROM own
        UNION
        SELECT next.* FROM own CROSS JOIN LATERAL (
          SELECT * FROM hand_overs h
          WHERE h.device = own.device AND (h.occurred_at, h.id) > (own.occurred_at, own.id) AND NOT h.parted
          ORDER BY h.occurred_at, h.id LIMIT 1
        ) AS next
        UNION
        SELECT first.* FROM (SELECT DISTINCT device FROM own) AS d CROSS JOIN LATERAL (
          SELECT * FROM hand_overs h WHERE h.device = d.device AND NOT h.parted
          ORDER BY h.occurred_at, h.id LIMIT 1
        ) AS first
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
