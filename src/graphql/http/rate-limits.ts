import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/viewers/caller.js';
import { VitrineError } from '../../domain/errors.js';

export interface RateLimitSettings {
  readonly requestsPerMinute: number;
  readonly partnerRequestsPerMinute: number;
}

export interface RateLimits {
  /** Counts a request against who was proved to send it: a partner, a shopper, or an address. Throws RATE_LIMITED. */
  count(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void>;
  /** Counts a request that could not prove who sent it against its address. Throws RATE_LIMITED. */
  countStranger(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** Who pays where nothing is proved: an address, and in IPv6 its network, in which anybody may have addresses at will. */
const addressOf = ({ ip }: FastifyRequest): string => `address ${normalizeIP(ip)}`;

/** Who pays for a request. A visitor id proves nothing, so devices pay by address. */
const payerOf = ({ partner, viewer }: Caller, request: FastifyRequest): string => {
  if (partner) return `partner ${partner.id}`;
  return viewer.identified ? viewer.id : addressOf(request);
};

/** Counters in this process: with several gateways each grants the whole quota. */
export async function createRateLimits(
  http: FastifyInstance,
  settings: RateLimitSettings,
): Promise<RateLimits> {
  await http.register(rateLimit, { global: false });
  const payers = new WeakMap<FastifyRequest, string>();
  const keyGenerator = (request: FastifyRequest): string => payers.get(request) ?? addressOf(request);
  const timeWindow = '1 minute';
  const everybody = http.createRateLimit({ max: settings.requestsPerMinute, timeWindow, keyGenerator });
  const partners = http.createRateLimit({ max: settings.partnerRequestsPerMinute, timeWindow, keyGenerator });
  const check = async (
    counter: typeof everybody,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> => {
    const counted = await counter(request);
    if (counted.isAllowed) return;
    void reply.header('x-ratelimit-limit', counted.max).header('x-ratelimit-remaining', counted.remaining);
    if (!counted.isExceeded) return;
    void reply.header('retry-after', counted.ttlInSeconds);
    throw new VitrineError(
      'RATE_LIMITED',
      `More than ${counted.max} requests a minute. Try again in ${counted.ttlInSeconds} s, or send larger batches.`,
    );
  };
  return {
    async count(request, reply, caller) {
      payers.set(request, payerOf(caller, request));
      await check(caller.partner ? partners : everybody, request, reply);
    },
    countStranger: (request, reply) => check(everybody, request, reply),
  };
}
