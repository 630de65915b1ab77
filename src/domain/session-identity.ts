import type { Identity, ShopperIdentity, VisitorIdentity } from './viewer.js';

/** Under whose name is kept what must not outlive the session. */
export const sessionIdentity = (who: ShopperIdentity | VisitorIdentity): Identity => `session:${who}`;
