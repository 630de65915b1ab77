import type { VisitorIdentity } from './viewer.js';

export const visitorIdentity = (visitorId: string): VisitorIdentity => `visitor:${visitorId}`;
