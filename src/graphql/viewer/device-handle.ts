import { createHash } from 'node:crypto';
import type { VisitorIdentity } from '../../domain/viewers/viewer.js';

/** What a device is called towards others: whoever knows a visitor id can ask as that device, so it is shown to nobody. */
export const deviceHandle = (device: VisitorIdentity): string =>
  createHash('sha256').update(device).digest('base64url').slice(0, 22);
