import type { IncomingHttpHeaders } from 'node:http';
import type { Caller, Partner } from '../../domain/viewers/caller.js';
import { VitrineError } from '../../domain/errors.js';
import { identifier } from '../../domain/text-rules.js';
import { CONSENTS, type Consent } from '../../domain/viewers/consent.js';
import { shopperIdentity } from '../../domain/viewers/shopper-identity.js';
import type { ShopperIdentity, Viewer, VisitorIdentity } from '../../domain/viewers/viewer.js';
import { visitorIdentity } from '../../domain/viewers/visitor-identity.js';
import type { PartnerVerifier } from './partner-verifier.js';
import { requirePartner } from './require-partner.js';
import type { TokenVerifier } from './token-verifier.js';
import type { Presented, ViewerProfiles } from './viewer-profiles.js';

/** Ids that devices make for themselves: UUIDs, base64, analytics cookies. */
const VISITOR_ID = /^[\w.:@~+/=|-]{1,128}$/;
/** Ids of shoppers as partners have them. */
const viewerIdRules = identifier(200);

type Headers = IncomingHttpHeaders;

/** Says who is asking, from the headers of a request. What cannot be proved is refused, never taken as anonymous. */
export class Authentication {
  constructor(
    private readonly tokens: TokenVerifier | undefined,
    private readonly partners: PartnerVerifier,
    private readonly profiles: ViewerProfiles,
  ) {}

  /** Throws UNAUTHENTICATED, FORBIDDEN or BAD_USER_INPUT. */
  async identify(headers: Headers): Promise<Caller> {
    const partner = await this.#partner(headers);
    const shopper = (await this.#shopper(headers)) ?? readActedFor(headers, partner);
    const presented = { shopper, device: readVisitor(headers), saidConsent: readConsent(headers) };
    return { partner, viewer: await this.#viewer(presented) };
  }

  async #partner(headers: Headers): Promise<Partner | null> {
    const key = headers['x-api-key'];
    if (typeof key !== 'string') return null;
    const partner = await this.partners.verify(key);
    if (!partner)
      throw new VitrineError(
        'UNAUTHENTICATED',
        'X-Api-Key is unknown or revoked. Ask the shop for a new key.',
      );
    return partner;
  }

  async #shopper({ authorization, 'x-viewer-id': viewerId }: Headers): Promise<ShopperIdentity | null> {
    if (authorization === undefined) return null;
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined)
      throw new VitrineError('UNAUTHENTICATED', 'Authorization must be "Bearer" and a JWT.');
    if (viewerId !== undefined)
      throw new VitrineError(
        'BAD_USER_INPUT',
        'Send either a Bearer token or X-Viewer-Id: both say who the shopper is.',
      );
    if (!this.tokens)
      throw new VitrineError(
        'UNAUTHENTICATED',
        'This gateway accepts no tokens: JWT_SECRET, JWT_PUBLIC_KEY or JWT_JWKS_URL is not set.',
      );
    return shopperIdentity(await this.tokens(token));
  }

  /** A shopper who is seen with a device signs in on it, whatever is asked for: that cannot wait until it is. */
  async #viewer(presented: Presented): Promise<Viewer> {
    const viewer = this.profiles.arriving(presented);
    if (viewer.shopper && viewer.device)
      await viewer.profile().catch((error: unknown) => {
        // Without the directory a shopper is still that shopper; whoever needs the history hears of it.
        if (!(error instanceof VitrineError && error.code === 'UNAVAILABLE')) throw error;
      });
    return viewer;
  }
}

function readVisitor({ 'x-visitor-id': id }: Headers): VisitorIdentity | null {
  if (id === undefined || id === '') return null;
  if (typeof id !== 'string' || !VISITOR_ID.test(id))
    throw new VitrineError(
      'BAD_USER_INPUT',
      'X-Visitor-Id must have 1 to 128 letters, digits or . : @ ~ + / = | _ - such as a UUID.',
    );
  return visitorIdentity(id);
}

function readActedFor({ 'x-viewer-id': id }: Headers, partner: Partner | null): ShopperIdentity | null {
  if (id === undefined) return null;
  requirePartner({ partner }, 'viewers:act');
  const checked = viewerIdRules.safeParse(id);
  if (!checked.success)
    throw new VitrineError(
      'BAD_USER_INPUT',
      'X-Viewer-Id must have 1 to 200 characters and no control characters.',
    );
  return shopperIdentity(checked.data);
}

function readConsent({ 'x-consent': said }: Headers): Consent | null {
  if (said === undefined || said === '') return null;
  const consent = CONSENTS.find((known) => known === String(said).toUpperCase());
  if (!consent) throw new VitrineError('BAD_USER_INPUT', 'X-Consent must be none, session or full.');
  return consent;
}
