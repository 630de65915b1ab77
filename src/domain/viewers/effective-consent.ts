import { CONSENTS, type Consent } from './consent.js';

/**
 * What holds where several have spoken, a request's header and a choice that was stored: the least that anybody
 * allowed. A page that was not told yet must not undo what a shopper chose elsewhere. The shop's default holds where
 * nobody has spoken.
 */
export function effectiveConsent(said: readonly (Consent | null)[], byDefault: Consent): Consent {
  return CONSENTS.find((consent) => said.includes(consent)) ?? byDefault;
}
