import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

export interface TokenOptions {
  readonly subject?: string;
  readonly alg?: string;
  readonly kid?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Negative: it expired so long ago; null: it never does. */
  readonly secondsLeft?: number | null;
}

/** A signed JWT of a shopper; everything can be wrong with it. */
export function signToken(
  key: KeyObject | Uint8Array,
  { subject = 'ann', alg = 'HS256', kid, issuer, audience, secondsLeft = 60 }: TokenOptions = {},
): Promise<string> {
  const token = new SignJWT().setProtectedHeader({ alg, ...(kid && { kid }) }).setSubject(subject);
  if (secondsLeft !== null) token.setExpirationTime(Math.floor(Date.now() / 1000) + secondsLeft);
  if (issuer) token.setIssuer(issuer);
  if (audience) token.setAudience(audience);
  return token.sign(key);
}

/** A token that nobody signed, as the "none" algorithm of RFC 7519 has it. */
export const unsignedToken = (subject: string): string =>
  `${encode({ alg: 'none' })}.${encode({ sub: subject, exp: Math.floor(Date.now() / 1000) + 60 })}.`;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const rsaKeyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
