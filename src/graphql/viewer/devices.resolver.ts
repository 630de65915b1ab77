import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { EARLIEST_EVENT } from '../../domain/earliest-event.js';
import { VitrineError } from '../../domain/errors.js';
import { MAX_CLOCK_LEAD_MS } from '../../domain/max-clock-lead-ms.js';
import type { ShopperIdentity, Viewer, VisitorIdentity } from '../../domain/viewers/viewer.js';
import type { ViewerDirectory } from '../../stores/viewer-directory.js';
import type { ViewerProfiles } from '../authentication/viewer-profiles.js';
import { DateTimeScalar } from '../date-time.scalar.js';
import type { RequestContext } from '../request-context.js';
import { deviceHandle } from './device-handle.js';
import { ViewerType } from './viewer.type.js';

/** Signing in needs no operation: a request that names a device and proves a shopper does it. */
@Resolver()
export class DevicesResolver {
  constructor(
    private readonly directory: ViewerDirectory,
    private readonly profiles: ViewerProfiles,
  ) {}

  @Mutation(() => ViewerType, {
    description:
      "Signs the shopper out on the device of X-Visitor-Id, with a token or without, or on another one of theirs. What is done on it from then on is nobody's until somebody signs in; what was done, before the first sign-in too, stays the shopper's and is no longer shown there. The next request with a token and X-Visitor-Id signs in again.",
  })
  async signOut(
    @Arg('deviceId', () => ID, {
      nullable: true,
      description: "One of the shopper's devices; absent: the one of X-Visitor-Id.",
    })
    deviceId: string | null,
    @Arg('occurredAt', () => DateTimeScalar, {
      nullable: true,
      description:
        'When, if it was earlier and could not be said then; from 1995 to at most 10 minutes ahead.',
    })
    occurredAt: Date | null,
    @Ctx() { caller: { viewer }, now }: RequestContext,
  ): Promise<ViewerType> {
    const device = deviceId ? await this.#find(requireShopper(viewer), deviceId) : ownDevice(viewer);
    const moment = occurredAt ?? now;
    if (moment < EARLIEST_EVENT || moment.getTime() > now.getTime() + MAX_CLOCK_LEAD_MS)
      throw new VitrineError('BAD_USER_INPUT', 'occurredAt must be from 1995 to 10 minutes in the future.');
    const at = moment < now ? moment : now;
    const holder = await this.directory.holderAt(device, at);
    if (holder && (!viewer.shopper || holder === viewer.shopper))
      await this.directory.handOver({ device, shopper: holder, signedIn: false, occurredAt: at });
    return this.profiles.again(viewer);
  }

  @Mutation(() => ViewerType, {
    description:
      "Parts a device from the shopper: it is as if they had never signed in on it. What was done on it without a token, or came late, is the device's own again, what was done with the shopper's token stays theirs. Holds until rememberDevice, whoever signs in. Needs a token.",
  })
  forgetDevice(
    @Arg('deviceId', () => ID, { description: "One of the shopper's devices." }) deviceId: string,
    @Ctx() { caller: { viewer } }: RequestContext,
  ): Promise<ViewerType> {
    return this.#setParted(viewer, deviceId, true);
  }

  @Mutation(() => ViewerType, {
    description: 'Takes forgetDevice back: it is as if it had never been. Needs a token.',
  })
  rememberDevice(
    @Arg('deviceId', () => ID, { description: "One of the shopper's devices." }) deviceId: string,
    @Ctx() { caller: { viewer } }: RequestContext,
  ): Promise<ViewerType> {
    return this.#setParted(viewer, deviceId, false);
  }

  async #setParted(viewer: Viewer, deviceId: string, parted: boolean): Promise<ViewerType> {
    const shopper = requireShopper(viewer);
    await this.directory.setParted(shopper, await this.#find(shopper, deviceId), parted);
    return this.profiles.again(viewer);
  }

  async #find(shopper: ShopperIdentity, id: string): Promise<VisitorIdentity> {
    const devices = await this.directory.devices(shopper);
    const found = devices.find(({ device }) => deviceHandle(device) === id);
    if (!found)
      throw new VitrineError(
        'NOT_FOUND',
        'deviceId: none of the shopper’s devices; viewer.devices lists them.',
      );
    return found.device;
  }
}

function requireShopper({ shopper }: Viewer): ShopperIdentity {
  if (shopper) return shopper;
  throw new VitrineError(
    'UNAUTHENTICATED',
    'Whose device is it? Send a Bearer token, or a partner key with X-Viewer-Id.',
  );
}

function ownDevice({ device }: Viewer): VisitorIdentity {
  if (device) return device;
  throw new VitrineError('BAD_USER_INPUT', 'Which device? Send X-Visitor-Id, or a deviceId with a token.');
}
