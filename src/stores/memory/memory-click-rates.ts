import { group, sum } from 'd3-array';
import type { AnswerPlace } from '../../domain/answer-place.js';
import { ATTRIBUTION_RULES } from '../../domain/demand/attribution-rules.js';
import { CLICK_RATE_RULES } from '../../domain/demand/click-rate-rules.js';
import type { ShopperEvent } from '../../domain/event.js';
import { examinationCurve, type ExaminationStep } from '../../domain/demand/examination-curve.js';
import { shrunkRates } from '../../domain/demand/shrunk-rates.js';
import type { GivenAnswer } from '../answer-log.js';
import type { ClickRates } from '../click-rates.js';

const DAY_MS = 86_400_000;

/** A product in a place of a list. */
interface ShownPosition {
  readonly productId: string;
  readonly place: AnswerPlace;
  readonly position: number;
  shown: number;
  clicked: number;
}

/** Click rates in memory, from all that was recorded; machines are not told by what they were shown. */
export class MemoryClickRates {
  readonly #answers = new Map<string, GivenAnswer>();
  readonly #events: ShopperEvent[] = [];
  #known: { readonly today: number; readonly rates: ClickRates } | undefined;

  answered(answers: readonly GivenAnswer[]): void {
    this.#known = undefined;
    for (const answer of answers) this.#answers.set(answer.requestId, answer);
  }

  happened(events: readonly ShopperEvent[]): void {
    this.#known = undefined;
    for (const event of events)
      if (event.requestId !== null && (event.type === 'IMPRESSION' || event.type === 'CLICK'))
        this.#events.push(event);
  }

  /** Of whole days before yesterday: the same all day. */
  of(now: Date): ClickRates {
    const today = Math.floor(now.getTime() / DAY_MS);
    if (this.#known?.today !== today) this.#known = { today, rates: this.#count(now) };
    return this.#known.rates;
  }

  #count(now: Date): ClickRates {
    const positions = this.#positions(now);
    const examination = new Map(
      [...group(positions, ({ place }) => place)].map(([place, own]) => [
        place,
        examinationCurve(CLICK_RATE_RULES.comparedPlaces.includes(place) ? stepsOf(own) : []),
      ]),
    );
    const counts = [...group(positions, ({ productId }) => productId)].map(([productId, own]) => ({
      productId,
      clicks: sum(own, ({ clicked }) => clicked),
      examinations: sum(own, ({ shown, place, position }) => shown * examination.get(place)![position]!),
    }));
    const { prior, rateOf } = shrunkRates(counts);
    return {
      prior,
      examination,
      byProduct: new Map(
        counts.map(({ productId, ...count }) => [productId, { ...count, rate: rateOf(count) }]),
      ),
    };
  }

  #positions(now: Date): ShownPosition[] {
    const { halfLifeDays, lateDays } = CLICK_RATE_RULES;
    const endDay = Math.floor(now.getTime() / DAY_MS) - lateDays;
    const positions = new Map<string, ShownPosition>();
    const clicked = new Map<string, boolean>();
    for (const { requestId, productId, type } of this.#events) {
      const key = JSON.stringify([requestId, productId]);
      clicked.set(key, type === 'CLICK' || (clicked.get(key) ?? false));
    }
    for (const [key, wasClicked] of clicked) {
      const [requestId, productId] = JSON.parse(key) as [string, string];
      const answer = this.#answers.get(requestId);
      const place = answer?.productIds.indexOf(productId) ?? -1;
      const day = Math.floor((answer?.at.getTime() ?? 0) / DAY_MS);
      if (!answer || place < 0 || day >= endDay) continue;
      const weight = 2 ** (-(endDay - 1 - day) / halfLifeDays);
      const position = Math.min(place, ATTRIBUTION_RULES.lastPosition);
      const where = JSON.stringify([productId, answer.place, position]);
      let one = positions.get(where);
      if (!one) {
        one = { productId, place: answer.place, position, shown: 0, clicked: 0 };
        positions.set(where, one);
      }
      one.shown += weight;
      if (wasClicked) one.clicked += weight;
    }
    return [...positions.values()];
  }
}

function stepsOf(positions: readonly ShownPosition[]): (ExaminationStep | undefined)[] {
  const steps: ExaminationStep[] = [];
  for (const own of group(positions, ({ productId }) => productId).values())
    for (const a of own) {
      const b = own.find(({ position }) => position === a.position + 1);
      if (!b) continue;
      const { before, after } = steps[a.position] ?? { before: 0, after: 0 };
      const both = a.shown + b.shown;
      steps[a.position] = {
        before: before + (a.clicked * b.shown) / both,
        after: after + (b.clicked * a.shown) / both,
      };
    }
  return steps;
}
