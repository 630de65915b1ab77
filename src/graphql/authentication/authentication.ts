import type { IncomingHttpHeaders } from 'node:http';
import type { Caller, Partner } from '../../domain/caller.js';
import { VitrineError } from '../../domain/errors.js';
import { identifier } from '../../domain/text-rules.js';
import { shopperIdentity, visitorIdentity, type Identity, type Viewer } from '../../domain/viewer.js';
import type { ViewerDirectory } from '../../stores/viewer-directory.js';
import type { PartnerVerifier } from './partner-verifier.js';
import { requirePartner } from './require-partner.js';
import type { TokenVerifier } from './token-verifier.js';

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
    private readonly viewers: ViewerDirectory,
  ) {}

  /** Throws UNAUTHENTICATED, FORBIDDEN or BAD_USER_INPUT. */
  async identify(headers: Headers): Promise<Caller> {
    const partner = await this.#partner(headers);
    const shopper = (await this.#shopper(headers)) ?? readActedFor(headers, partner);
    return { partner, viewer: await this.#viewer(shopper, readVisitor(headers)) };
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

  async #shopper({ authorization, 'x-viewer-id': viewerId }: Headers): Promise<Identity | null> {
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

  async #viewer(shopper: Identity | null, visitor: Identity | null): Promise<Viewer> {
    try {
      return await this.viewers.resolve(shopper, visitor);
    } catch (error) {
      // Without the directory a shopper is still that shopper; only the other devices are not known.
      if (shopper && error instanceof VitrineError && error.code === 'UNAVAILABLE')
        return { id: shopper, identified: true, identities: [shopper] };
      throw error;
    }
  }
}

function readVisitor({ 'x-visitor-id': id }: Headers): Identity | null {
  if (id === undefined || id === '') return null;
  if (typeof id !== 'string' || !VISITOR_ID.test(id))
    throw new VitrineError(
      'BAD_USER_INPUT',
      'X-Visitor-Id must have 1 to 128 letters, digits or . : @ ~ + / = | _ - such as a UUID.',
    );
  return visitorIdentity(id);
}

function readActedFor({ 'x-viewer-id': id }: Headers, partner: Partner | null): Identity | null {
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
