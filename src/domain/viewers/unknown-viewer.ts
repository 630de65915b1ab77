import type { Viewer } from './viewer.js';

/** Somebody who gave no name at all: has no history and leaves none. */
export const UNKNOWN_VIEWER: Viewer = {
  id: 'unknown',
  identified: false,
  shopper: null,
  device: null,
  saidConsent: null,
  profile: async () => ({ consent: 'NONE', history: [] }),
};
