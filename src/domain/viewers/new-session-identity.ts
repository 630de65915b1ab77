import { randomUUID } from 'node:crypto';
import type { SessionIdentity } from './viewer.js';

/** A name that says nothing of whose session it is, and comes up once. */
export const newSessionIdentity = (): SessionIdentity => `session:${randomUUID()}`;
