import type { SearchAnswers } from '../ranking/search-answers.js';
import type { RecommendAnswers } from '../ranking/recommend-answers.js';
import type { AnswerLog } from '../stores/answer-log.js';
import type { EventLog } from '../stores/event-log.js';
import type { ResultLists } from '../stores/result-lists.js';
import type { SearchLog } from '../stores/search-log.js';
import type { SessionNames } from '../stores/session-names.js';
import type { ViewerDirectory } from '../stores/viewer-directory.js';
import type { ViewerProfiles } from './authentication/viewer-profiles.js';
import type { RuleBook } from '../stores/rule-book.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { StatusParts } from './status/status.resolver.js';

/** What the resolvers work with. */
export interface GatewayParts extends StatusParts {
  readonly searchAnswers: SearchAnswers;
  readonly recommendAnswers: RecommendAnswers;
  readonly events: EventLog;
  readonly searchLog: SearchLog;
  readonly answerLog: AnswerLog;
  readonly resultLists: ResultLists;
  readonly viewers: ViewerDirectory;
  readonly sessionNames: SessionNames;
  readonly profiles: ViewerProfiles;
  readonly ruleBook: RuleBook;
  /** Resolves when this gateway's searches follow the rules in the book. */
  rulesFollowed(): Promise<void>;
  readonly metrics: Metrics;
}
