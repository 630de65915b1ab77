import { mean } from 'simple-statistics';
import { meanInterval } from '../mean-interval.js';
import { pairedBootstrap } from '../paired-bootstrap.js';
import type { PastOrders } from '../past-orders.js';
import { TOP_PLACES } from '../top-places.js';
import type { ChartedGroup } from '../page/group-chart.js';
import { caseFigures, type CaseFigures } from './case-figures.js';
import { bestSellerPlace } from './best-seller-place.js';
import type { ComparedRow, ComparedTable } from './compared-table.js';

export interface Judged {
  /** One for each recommender, best first. */
  readonly rankings: readonly (readonly string[])[];
  readonly relevant: ReadonlySet<string>;
  /** Whether the customer bought at most two things before. */
  readonly isCold: boolean;
  /** Orders that the customer had made before, from 1. */
  readonly orders: number;
}

/** Orders made before: the least of each group. */
const GROUPS = [1, 2, 4, 8, 16] as const;

/** What each recommender gained over the questions of one table. */
export class Tally {
  readonly #figures: CaseFigures[][];
  readonly #shown: Set<string>[];
  readonly #cold: boolean[] = [];
  readonly #orders: number[] = [];
  readonly #boughtRanks: number[] = [];

  constructor(
    private readonly title: string,
    size: number,
  ) {
    this.#figures = Array.from({ length: size }, () => []);
    this.#shown = Array.from({ length: size }, () => new Set());
  }

  get questions(): number {
    return this.#cold.length;
  }

  add({ rankings, relevant, isCold, orders }: Judged, past: PastOrders): void {
    this.#cold.push(isCold);
    this.#orders.push(orders);
    this.#boughtRanks.push(mean([...relevant].map((id) => bestSellerPlace(id, past))));
    rankings.forEach((ranking, i) => {
      this.#figures[i]!.push(caseFigures(ranking, relevant, past));
      for (const id of ranking.slice(0, TOP_PLACES)) this.#shown[i]!.add(id);
    });
  }

  /** The last recommender is compared with each of the others. */
  table(names: readonly string[], products: number, seed: number): ComparedTable {
    const ours = this.#figures.at(-1)!.map(({ ndcg }) => ndcg);
    const rows = names.map((name, i): ComparedRow => {
      const figures = this.#figures[i]!;
      const gains = figures.map(({ ndcg }) => ndcg);
      return {
        name,
        ndcg: meanInterval(gains, seed),
        cold: meanOf(gains.filter((_, question) => this.#cold[question])),
        warm: meanOf(gains.filter((_, question) => !this.#cold[question])),
        hitRate: mean(figures.map(({ hit }) => hit)),
        recall: mean(figures.map(({ recall }) => recall)),
        coverage: this.#shown[i]!.size / products,
        novelty: meanOf(figures.map(({ novelty }) => novelty)),
        popularityRank: meanOf(figures.map(({ popularityRank }) => popularityRank)),
        gain: i === names.length - 1 ? null : pairedBootstrap(ours, gains, seed),
      };
    });
    const cold = this.#cold.filter(Boolean).length;
    return {
      title: this.title,
      questions: ours.length,
      cold,
      products,
      boughtPopularityRank: mean(this.#boughtRanks),
      groups: this.#groups(),
      rows,
    };
  }

  #groups(): ChartedGroup[] {
    return GROUPS.flatMap((least, i) => {
      const most = (GROUPS[i + 1] ?? Infinity) - 1;
      const members = [...this.#orders.keys()].filter(
        (question) => this.#orders[question]! >= least && this.#orders[question]! <= most,
      );
      if (members.length === 0) return [];
      const group =
        least === most ? `${least}` : most === Infinity ? `${least} and more` : `${least} to ${most}`;
      const means = this.#figures.map((figures) => mean(members.map((question) => figures[question]!.ndcg)));
      return [{ group, questions: members.length, means }];
    });
  }
}

function meanOf(values: readonly number[]): number | null {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? null : mean(known);
}
