import { createSecretKey } from 'node:crypto';
import {
  createRemoteJWKSet,
  errors,
  importSPKI,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { VitrineError } from '../../domain/errors.js';
import { identifier } from '../../domain/text-rules.js';

export interface TokenSettings {
  /** HS256: the shared secret. */
  readonly secret?: string;
  /** RS256: the issuer's public key as PEM. */
  readonly publicKey?: string;
  /** RS256: where the issuer publishes its keys. */
  readonly jwksUrl?: string;
  readonly issuer?: string;
  readonly audience?: string;
}

/** Resolves to the shopper's id, the token's `sub`. Rejects with UNAUTHENTICATED, or UNAVAILABLE without the issuer's keys. */
export type TokenVerifier = (token: string) => Promise<string>;

/** Clocks of two machines may differ by this much. */
const CLOCK_TOLERANCE_S = 5;

const subjectRules = identifier(200);

/** Undefined where no key is configured. The algorithm is the configuration's choice, never the token's. */
export async function createTokenVerifier(settings: TokenSettings): Promise<TokenVerifier | undefined> {
  const source = await keySource(settings);
  if (!source) return undefined;
  const { issuer, audience } = settings;
  const options: JWTVerifyOptions = {
    algorithms: [source.algorithm],
    clockTolerance: CLOCK_TOLERANCE_S,
    // A token that never expires cannot be taken back.
    requiredClaims: ['sub', 'exp'],
    ...(issuer && { issuer }),
    ...(audience && { audience }),
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, source.key, options);
      const subject = subjectRules.safeParse(payload.sub);
      if (subject.success) return subject.data;
      throw new errors.JWTClaimValidationFailed('sub is no id', payload, 'sub');
    } catch (error) {
      throw toRefusal(error);
    }
  };
}

async function keySource({
  secret,
  publicKey,
  jwksUrl,
}: TokenSettings): Promise<{ key: JWTVerifyGetKey; algorithm: 'HS256' | 'RS256' } | undefined> {
  if ([secret, publicKey, jwksUrl].filter((setting) => setting !== undefined).length > 1)
    throw new Error('Set only one of JWT_SECRET, JWT_PUBLIC_KEY and JWT_JWKS_URL.');
  if (jwksUrl) return { key: createRemoteJWKSet(new URL(jwksUrl)), algorithm: 'RS256' };
  if (secret) {
    const key = createSecretKey(Buffer.from(secret));
    return { key: async () => key, algorithm: 'HS256' };
  }
  if (!publicKey) return undefined;
  const key = await importSPKI(publicKey, 'RS256').catch((error: unknown) => {
    throw new Error('JWT_PUBLIC_KEY is not the PEM text of an RSA public key.', { cause: error });
  });
  return { key: async () => key, algorithm: 'RS256' };
}

function toRefusal(error: unknown): VitrineError {
  // Of jose's errors only these three, and whatever fetching the keys throws, are not the token's fault. The generic
  // one says that the issuer answered with something else than keys.
  const keysMissing =
    !(error instanceof errors.JOSEError) ||
    error.code === errors.JOSEError.code ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid;
  if (keysMissing && !(error instanceof TypeError && error.message.includes('Key')))
    return new VitrineError(
      'UNAVAILABLE',
      'The keys of the token issuer are out of reach. Try again later.',
      {
        cause: error,
      },
    );
  const why = error instanceof errors.JWTExpired ? 'has expired' : 'is not valid here';
  return new VitrineError(
    'UNAUTHENTICATED',
    `The Bearer token ${why}. Sign in again, or leave the header out.`,
    {
      cause: error,
    },
  );
}
