import type { ShopperIdentity, Viewer, VisitorIdentity } from './viewer.js';

/** The names that a viewer came with. */
export const namesOf = ({
  shopper,
  device,
}: Pick<Viewer, 'shopper' | 'device'>): (ShopperIdentity | VisitorIdentity)[] =>
  [shopper, device].filter((name) => name !== null);
