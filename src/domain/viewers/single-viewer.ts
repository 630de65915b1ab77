import type { Identity, ShopperIdentity, Viewer, VisitorIdentity } from './viewer.js';
import { wholeHistory } from './whole-history.js';

/** A viewer with one identity and full consent, whose history is all that was kept under it. */
export const singleViewer = (id: Identity): Viewer => ({
  id,
  identified: id.startsWith('shopper:'),
  shopper: id.startsWith('shopper:') ? (id as ShopperIdentity) : null,
  device: id.startsWith('visitor:') ? (id as VisitorIdentity) : null,
  saidConsent: null,
  profile: async () => ({ consent: 'FULL', history: [wholeHistory(id)] }),
});
