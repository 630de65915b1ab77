import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Consent } from '../../domain/viewers/consent.js';
import type { EventLog } from '../../stores/event-log.js';
import type { ViewerDirectory } from '../../stores/viewer-directory.js';
import { numberWithin } from '../limits/bounds.js';
import { listCost, shortList } from '../limits/connection-cost.js';
import type { RequestContext } from '../request-context.js';
import { ConsentEnum } from './consent.enum.js';
import { deviceHandle } from './device-handle.js';
import { DeviceType } from './device.type.js';
import { UserEventType } from './user-event.type.js';
import { ViewerType } from './viewer.type.js';

/** One indexed read. */
const HISTORY_COST = 5;
/** What somebody has, phones and forgotten browsers included. */
const USUAL_DEVICES = 10;

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly events: EventLog,
    private readonly directory: ViewerDirectory,
  ) {}

  @Query(() => ViewerType, {
    description: 'Who is asking, as Vitrine sees them: recent history, devices, consent, and how sure it is.',
  })
  viewer(@Ctx() { caller }: RequestContext): ViewerType {
    return caller.viewer;
  }

  @FieldResolver(() => [UserEventType], {
    complexity: listCost(HISTORY_COST),
    description:
      'The latest events by when they occurred, newest first, from all devices that belong to the viewer, as far as consent goes.',
  })
  async recentEvents(
    @Root() viewer: ViewerType,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
  ): Promise<readonly UserEventType[]> {
    numberWithin('recentEvents.first', first, 1, 100);
    const { history } = await viewer.profile();
    return this.events.recent(history, first);
  }

  @FieldResolver(() => ConsentEnum, { description: 'What holds for this request.' })
  async consent(@Root() viewer: ViewerType): Promise<Consent> {
    return (await viewer.profile()).consent;
  }

  @FieldResolver(() => [DeviceType], {
    complexity: shortList(USUAL_DEVICES),
    description:
      'Every device the shopper ever signed in on, the one of the latest sign-in first; empty for a visitor.',
  })
  async devices(@Root() { shopper, device: current }: ViewerType): Promise<readonly DeviceType[]> {
    if (!shopper) return [];
    const devices = await this.directory.devices(shopper);
    return devices.map(({ device, parted, ...rest }) => ({
      ...rest,
      id: deviceHandle(device),
      current: device === current,
      forgotten: parted,
    }));
  }
}
