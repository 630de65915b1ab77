import type { Consent } from '../../domain/viewers/consent.js';
import { describedEnum } from '../described-enum.js';

export const ConsentEnum = describedEnum<Consent>(
  'Consent',
  'What may be made of what a viewer does. The least that was allowed holds, by X-Consent or by setConsent; the shop decides where neither says anything.',
  {
    NONE: 'Nothing they did is read, answers are the same for everybody, and events are kept without a name.',
    SESSION:
      'Only what they did since their last pause of half an hour is read, and events of a session are kept under a number of its own: they never become history.',
    FULL: 'All they did is read, on all devices of theirs.',
  },
);
