import type { SearchAnswers } from '../ranking/search-answers.js';
import type { RecommendAnswers } from '../ranking/recommend-answers.js';
import type { EventLog } from '../stores/event-log.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { StatusParts } from './status/status.resolver.js';

/** What the resolvers work with. */
export interface GatewayParts extends StatusParts {
  readonly searchAnswers: SearchAnswers;
  readonly recommendAnswers: RecommendAnswers;
  readonly events: EventLog;
  readonly metrics: Metrics;
}
