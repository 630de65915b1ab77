import { group, sum } from 'd3-array';
import { ANONYMOUS_PREFIX } from '../../domain/viewers/anonymous-prefix.js';
import { ATTRIBUTION_RULES } from '../../domain/demand/attribution-rules.js';
import type { ShopperEvent } from '../../domain/event.js';
import { ownerAt } from '../../domain/viewers/owner-at.js';
import type { VisitorIdentity } from '../../domain/viewers/viewer.js';
import type { GivenAnswer } from '../answer-log.js';
import type {
  AnswerOutcomes,
  OutcomeGroup,
  OutcomeQuestion,
  Outcomes,
  OutcomeTally,
  OutcomeTrait,
} from '../answer-outcomes.js';
import type { EventLog } from '../event-log.js';
import type { ViewerDirectory } from '../viewer-directory.js';
import type { MemoryAnswerLog } from './memory-answer-log.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Happened extends ShopperEvent {
  readonly viewer: string;
  /** Of the answer that it names, where that one showed the product. */
  readonly answer?: GivenAnswer;
}

/** A product of an answer, and what was done with it. */
interface Shown {
  readonly answer: GivenAnswer;
  readonly productId: string;
  readonly viewer: string;
  seenAt: Date | null;
  clicked: boolean;
  carted: boolean;
  bought: boolean;
}

/** Outcomes in memory, for tests: the same rules, event by event. */
export class MemoryAnswerOutcomes implements AnswerOutcomes {
  constructor(
    private readonly answers: Pick<MemoryAnswerLog, 'all'>,
    private readonly events: Pick<EventLog, 'scan'>,
    private readonly directory: Pick<ViewerDirectory, 'read'>,
  ) {}

  async of({ since, until, places }: OutcomeQuestion): Promise<Outcomes> {
    const { windowDays, clockDays } = ATTRIBUTION_RULES;
    const reachMs = (windowDays + clockDays) * DAY_MS;
    const happened = (await this.#happened()).filter(
      ({ occurredAt }) =>
        occurredAt.getTime() >= since.getTime() - reachMs && occurredAt.getTime() < until.getTime() + reachMs,
    );
    const shown = shownIn(happened);
    putDown(happened, shown);
    const machines = machinesIn([...shown.values()]);
    const isAsked = ({ at, place }: GivenAnswer): boolean =>
      at >= since && at < until && places.includes(place);
    const asked = [...shown.values()].filter(({ answer }) => isAsked(answer));
    const toMachines = asked.filter(({ viewer }) => machines.has(viewer));
    const persons = asked.filter(({ viewer }) => !machines.has(viewer));
    return {
      answers: this.answers.all().filter(isAsked).length,
      groups: grouped(persons),
      doubts: {
        unseen: persons.filter(({ seenAt }) => !seenAt).length,
        unnamed: persons.filter(({ viewer }) => viewer.startsWith(ANONYMOUS_PREFIX)).length,
      },
      leftOut: {
        machines: new Set(toMachines.map(({ viewer }) => viewer)).size,
        shownToMachines: toMachines.length,
        unmatchedEvents: happened.filter(
          ({ requestId, answer, occurredAt }) =>
            requestId !== null && !answer && occurredAt >= since && occurredAt < until,
        ).length,
      },
    };
  }

  /** In the order of when it occurred. */
  async #happened(): Promise<Happened[]> {
    const answers = new Map(this.answers.all().map((answer) => [answer.requestId, answer]));
    const happened: Happened[] = [];
    for await (const batch of this.events.scan())
      for (const event of batch) {
        if (event.type === 'VIEW' || event.type === 'REMOVE_FROM_CART') continue;
        const answer = answers.get(event.requestId ?? '');
        happened.push({
          ...event,
          viewer: await this.#viewerOf(event),
          answer: answer?.productIds.includes(event.productId) ? answer : undefined,
        });
      }
    return happened.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  }

  async #viewerOf({ identity, occurredAt }: ShopperEvent): Promise<string> {
    if (!identity.startsWith('visitor:')) return identity;
    const { handOvers } = await this.directory.read(null, identity as VisitorIdentity);
    return ownerAt(handOvers, occurredAt) ?? identity;
  }
}

const keyOf = ({ requestId }: GivenAnswer, productId: string): string =>
  JSON.stringify([requestId, productId]);

function shownIn(happened: readonly Happened[]): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const { answer, productId, viewer, type, occurredAt } of happened) {
    if (!answer) continue;
    const key = keyOf(answer, productId);
    let one = shown.get(key);
    if (!one) {
      one = { answer, productId, viewer, seenAt: null, clicked: false, carted: false, bought: false };
      shown.set(key, one);
    }
    if (type === 'IMPRESSION') one.seenAt ??= occurredAt;
    if (type === 'CLICK') one.clicked = true;
  }
  return shown;
}

/** Marks what carts and purchases are put down to. */
function putDown(happened: readonly Happened[], shown: ReadonlyMap<string, Shown>): void {
  const windowMs = ATTRIBUTION_RULES.windowDays * DAY_MS;
  happened.forEach(({ type, viewer, productId, occurredAt }, i) => {
    if (type !== 'ADD_TO_CART' && type !== 'PURCHASE') return;
    const touch = happened.findLast(
      (other, j) =>
        (j <= i || other.occurredAt.getTime() === occurredAt.getTime()) &&
        other.answer &&
        other.type !== 'IMPRESSION' &&
        other.viewer === viewer &&
        other.productId === productId &&
        occurredAt.getTime() - other.occurredAt.getTime() < windowMs,
    );
    if (!touch) return;
    const led = shown.get(keyOf(touch.answer!, productId))!;
    if (type === 'PURCHASE') led.bought = true;
    else led.carted = true;
  });
}

function machinesIn(shown: readonly Shown[]): Set<string> {
  const { maxShownAnHour, minShownToTell, maxClickRate } = ATTRIBUTION_RULES;
  const seen = shown.filter(({ seenAt }) => seenAt);
  const hourly = group(seen, ({ viewer, seenAt }) => `${Math.floor(seenAt!.getTime() / HOUR_MS)} ${viewer}`);
  const machines = new Set<string>();
  for (const inAnHour of hourly.values())
    if (inAnHour.length > maxShownAnHour) machines.add(inAnHour[0]!.viewer);
  for (const [viewer, own] of group(seen, ({ viewer: owner }) => owner)) {
    const rate = own.filter(({ clicked }) => clicked).length / own.length;
    if (own.length >= minShownToTell && rate >= maxClickRate) machines.add(viewer);
  }
  return machines;
}

function grouped(shown: readonly Shown[]): OutcomeGroup[] {
  const traits = shown.flatMap((one) => traitsOf(one).map(([trait, value]) => ({ trait, value, one })));
  return [...group(traits, ({ trait, value }) => `${trait} ${value}`).values()].map((alike) => {
    const { trait, value } = alike[0]!;
    const viewers = [
      ...group(
        alike.map(({ one }) => one),
        ({ viewer }) => viewer,
      ).values(),
    ];
    const tally = (did: 'clicked' | 'carted' | 'bought'): OutcomeTally => {
      const counts = viewers.map((own) => own.filter((one) => one[did]).length);
      return {
        count: sum(counts),
        squared: sum(counts.map((count) => count ** 2)),
        timesShown: sum(counts.map((count, i) => count * viewers[i]!.length)),
      };
    };
    return {
      trait,
      value,
      viewers: viewers.length,
      shown: alike.length,
      shownSquared: sum(viewers.map((own) => own.length ** 2)),
      clicked: tally('clicked'),
      carted: tally('carted'),
      bought: tally('bought'),
    };
  });
}

function traitsOf({ answer, productId }: Shown): [OutcomeTrait, string][] {
  const position = answer.productIds.indexOf(productId);
  return [
    ['all', ''],
    ['place', answer.place],
    ['source', answer.sources[position]!],
    ['position', String(Math.min(position, ATTRIBUTION_RULES.lastPosition))],
    ['model', answer.model ?? 'none'],
    ['fallback', answer.fallback ? 'yes' : 'no'],
  ];
}
