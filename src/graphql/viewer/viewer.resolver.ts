import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { EventLog } from '../../stores/event-log.js';
import { numberWithin } from '../limits/bounds.js';
import { listCost } from '../limits/connection-cost.js';
import type { RequestContext } from '../request-context.js';
import { UserEventType } from './user-event.type.js';
import { ViewerType } from './viewer.type.js';

/** One indexed read. */
const HISTORY_COST = 5;

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly events: EventLog) {}

  @Query(() => ViewerType, {
    description: 'Who is asking, as Vitrine sees them: recent history, and how sure it is.',
  })
  viewer(@Ctx() { caller }: RequestContext): ViewerType {
    return caller.viewer;
  }

  @FieldResolver(() => [UserEventType], {
    complexity: listCost(HISTORY_COST),
    description: 'The latest events, newest first, from all devices that belong to the viewer.',
  })
  async recentEvents(
    @Root() { identities }: ViewerType,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
  ): Promise<readonly UserEventType[]> {
    numberWithin('recentEvents.first', first, 1, 100);
    return identities.length === 0 ? [] : this.events.recent(identities, first);
  }
}
