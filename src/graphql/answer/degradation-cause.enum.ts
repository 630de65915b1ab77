import type { DegradationCause } from '../../ranking/ranking-report.js';
import { describedEnum } from '../described-enum.js';

export const DegradationCauseEnum = describedEnum<DegradationCause>(
  'DegradationCause',
  'Why a stage was skipped or cut short.',
  {
    DEADLINE: 'The time given by `deadlineMs` was up, or the time that this stage may take.',
    OVERLOADED: 'What the stage asks is full right now.',
    UNAVAILABLE: 'What the stage asks is down or not installed.',
    DISABLED: 'It is switched off.',
  },
);
