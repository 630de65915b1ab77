import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Consent } from '../../domain/viewers/consent.js';
import { VitrineError } from '../../domain/errors.js';
import { historyOf } from '../../domain/viewers/history-of.js';
import { namesOf } from '../../domain/viewers/names-of.js';
import type { ShopperIdentity, Viewer, VisitorIdentity } from '../../domain/viewers/viewer.js';
import { wholeHistory } from '../../domain/viewers/whole-history.js';
import type { AnswerLog } from '../../stores/answer-log.js';
import type { EventLog } from '../../stores/event-log.js';
import type { ResultLists } from '../../stores/result-lists.js';
import type { SearchLog } from '../../stores/search-log.js';
import type { SessionNames } from '../../stores/session-names.js';
import type { ViewerDirectory } from '../../stores/viewer-directory.js';
import type { ViewerProfiles } from '../authentication/viewer-profiles.js';
import type { RequestContext } from '../request-context.js';
import { ConsentEnum } from './consent.enum.js';
import { EraseHistoryPayloadType } from './erase-history-payload.type.js';
import { ViewerType } from './viewer.type.js';

/** Hand-overs are read to the last when they are to be forgotten: this is no bound that anybody meets. */
const ALL = 1_000_000;

interface PrivacyParts {
  readonly viewers: ViewerDirectory;
  readonly profiles: ViewerProfiles;
  readonly sessionNames: SessionNames;
  readonly events: EventLog;
  readonly searchLog: SearchLog;
  readonly answerLog: AnswerLog;
  readonly resultLists: ResultLists;
}

/** What shoppers decide about what is known of them. */
@Resolver()
export class PrivacyResolver {
  constructor(private readonly parts: PrivacyParts) {}

  @Mutation(() => ViewerType, {
    description:
      'Keeps what the shopper, or a visitor on this device, allows from now on. It deletes nothing: eraseHistory does.',
  })
  async setConsent(
    @Arg('consent', () => ConsentEnum, { description: 'What is allowed.' }) consent: Consent,
    @Ctx() { caller: { viewer }, now }: RequestContext,
  ): Promise<ViewerType> {
    await this.parts.viewers.setConsent(requireSomebody(viewer), consent, now);
    return this.parts.profiles.again(viewer);
  }

  @Mutation(() => EraseHistoryPayloadType, {
    description:
      'Deletes all that is kept under the name of the shopper, or of the visitor on this device: events, searches, answers, sign-ins. What was counted without names, such as trends, stays counted; so stay a choice of consent and, without a name, that a device was in somebody’s hands. Safe to repeat.',
  })
  async eraseHistory(@Ctx() { caller: { viewer } }: RequestContext): Promise<EraseHistoryPayloadType> {
    const own = requireSomebody(viewer);
    const { shopper, device } = viewer;
    const { viewers, sessionNames } = this.parts;
    const record = await viewers.read(shopper, device, ALL);
    const sessions = await sessionNames.of([own]);
    const history = [...historyOf(viewer, record), ...sessions.map(wholeHistory)];
    const events = await this.parts.events.erase(history);
    const searches = await this.parts.searchLog.erase(history);
    const answers = await this.parts.answerLog.erase(history);
    await this.parts.resultLists.erase([...namesOf(viewer), ...history.map(({ identity }) => identity)]);
    // Last: who repeats a call that failed half-way still finds what belongs to them.
    await sessionNames.forget(sessions);
    const devices = shopper ? await viewers.forget(shopper) : 0;
    return { events, searches, answers, devices };
  }
}

function requireSomebody({ shopper, device }: Viewer): ShopperIdentity | VisitorIdentity {
  const who = shopper ?? device;
  if (who) return who;
  throw new VitrineError(
    'UNAUTHENTICATED',
    'Who is it about? Send X-Visitor-Id, a Bearer token, or a partner key with X-Viewer-Id.',
  );
}
