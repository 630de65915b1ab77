import type { RerankMode } from '../../domain/rerank-mode.js';
import { describedEnum } from '../described-enum.js';

export const RerankModeEnum = describedEnum<RerankMode>('RerankMode', 'Whether neural models have a say.', {
  AUTO: 'Those that serve by default find products by meaning and order the best candidates, as far as there is time; without them the order by words stands.',
  ON: 'All of them: `ranking.degraded` says where one could not run or read fewer candidates than it would have, for want of time.',
  OFF: 'None: found and ordered by words alone, as where no model is installed.',
});
