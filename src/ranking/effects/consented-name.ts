import { UNKNOWN_VIEWER } from '../../domain/viewers/unknown-viewer.js';
import type { Viewer } from '../../domain/viewers/viewer.js';

/** Under which name a log may keep what a viewer did. A viewer whose consent cannot be read has given none. */
export async function consentedName(viewer: Viewer): Promise<string | null> {
  if (viewer.id === UNKNOWN_VIEWER.id) return null;
  const consent = await viewer.profile().then(
    (profile) => profile.consent,
    () => 'NONE',
  );
  return consent === 'FULL' ? viewer.id : null;
}
