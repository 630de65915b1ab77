import type { Platform } from '../../domain/event.js';
import { describedEnum } from '../described-enum.js';

export const PlatformEnum = describedEnum<Platform>('Platform', 'Where an event came from.', {
  WEB: 'A web site.',
  IOS: 'An app on iOS.',
  ANDROID: 'An app on Android.',
  PARTNER: "A partner's system; what a partner key sends where nothing is said.",
  OTHER: 'Anything else, or not said.',
});
