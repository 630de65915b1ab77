import type { Scores } from './candidate.js';

/** The scores of one candidate, which the runner writes. */
export interface ScoreRow extends Scores {
  set(scorer: string, score: number): void;
}

/** The scores of all candidates, a column a scorer: a map for each of a thousand candidates costs more than their scoring. */
export class ScoreTable {
  readonly #columns = new Map<string, Float64Array>();

  constructor(private readonly size: number) {}

  /** The row of one candidate, from 0. */
  row(place: number): ScoreRow {
    return new TableRow(this, place);
  }

  /** Undefined where the scorer gave none. */
  get(scorer: string, place: number): number | undefined {
    const score = this.#columns.get(scorer)?.[place];
    return score === undefined || Number.isNaN(score) ? undefined : score;
  }

  /** `score`: any number but NaN. */
  set(scorer: string, place: number, score: number): void {
    let column = this.#columns.get(scorer);
    if (!column) this.#columns.set(scorer, (column = new Float64Array(this.size).fill(NaN)));
    column[place] = score;
  }

  /** In the order in which the scorers ran. */
  forEach(place: number, visit: (score: number, scorer: string) => void): void {
    this.#columns.forEach((column, scorer) => {
      const score = column[place]!;
      if (!Number.isNaN(score)) visit(score, scorer);
    });
  }
}

class TableRow implements ScoreRow {
  constructor(
    private readonly table: ScoreTable,
    private readonly place: number,
  ) {}

  get(scorer: string): number | undefined {
    return this.table.get(scorer, this.place);
  }

  has(scorer: string): boolean {
    return this.table.get(scorer, this.place) !== undefined;
  }

  forEach(visit: (score: number, scorer: string) => void): void {
    this.table.forEach(this.place, visit);
  }

  set(scorer: string, score: number): void {
    this.table.set(scorer, this.place, score);
  }
}
