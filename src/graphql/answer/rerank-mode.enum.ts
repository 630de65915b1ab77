import type { RerankMode } from '../../domain/rerank-mode.js';
import { describedEnum } from '../described-enum.js';

export const RerankModeEnum = describedEnum<RerankMode>(
  'RerankMode',
  'Whether the neural model reorders the best candidates.',
  {
    AUTO: 'Where a model is installed and there is time; otherwise the order by words stands.',
    ON: 'Ask for it: `ranking.degraded` says so where it could not run.',
    OFF: 'Never: the order by words stands.',
  },
);
