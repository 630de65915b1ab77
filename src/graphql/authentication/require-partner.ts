import type { Caller, Partner, PartnerScope } from '../../domain/viewers/caller.js';
import { VitrineError } from '../../domain/errors.js';

/** The partner, if its key allows this. Throws UNAUTHENTICATED without a key, FORBIDDEN without the scope. */
export function requirePartner({ partner }: Pick<Caller, 'partner'>, scope: PartnerScope): Partner {
  if (!partner)
    throw new VitrineError(
      'UNAUTHENTICATED',
      `This needs a partner key with the scope ${scope}: send it as X-Api-Key.`,
    );
  if (!partner.scopes.includes(scope))
    throw new VitrineError(
      'FORBIDDEN',
      `The key of ${partner.name} lacks the scope ${scope}. Ask the shop for a key that has it.`,
    );
  return partner;
}
