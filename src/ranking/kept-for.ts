import type { Consent } from '../domain/viewers/consent.js';
import { UNKNOWN_VIEWER } from '../domain/viewers/unknown-viewer.js';
import type { Viewer } from '../domain/viewers/viewer.js';

/** For whom an answer is kept until its next page is asked for, and what they allowed when it was made. */
export interface KeptFor {
  /** Null: nobody in particular. */
  readonly viewer: string | null;
  readonly consent: Consent;
}

/** A viewer whose consent cannot be read has given none. */
export async function keptFor(viewer: Viewer): Promise<KeptFor> {
  const consent = await viewer.profile().then(
    (profile) => profile.consent,
    () => 'NONE' as const,
  );
  return { viewer: consent === 'NONE' || viewer.id === UNKNOWN_VIEWER.id ? null : viewer.id, consent };
}
