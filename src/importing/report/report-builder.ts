import type { Finding, ImportReport } from './import-report.js';

const MAX_EXAMPLES = 3;
const MAX_EXAMPLE_LENGTH = 80;
/** Reasons come from rules, not from rows; a hundred hold them all, and a file can never fill the memory. */
const MAX_REASONS = 100;

/** An example, made only for the few that are shown. */
type Text = () => string;

class Findings {
  readonly #byReason = new Map<string, { rows: number; examples: { row: number; text: string }[] }>();

  add(reason: string, row: number, text: Text, rows = 1): void {
    const key = this.#byReason.has(reason) || this.#byReason.size < MAX_REASONS ? reason : 'other reasons';
    const finding = this.#byReason.get(key) ?? { rows: 0, examples: [] };
    finding.rows += rows;
    if (finding.examples.length < MAX_EXAMPLES) finding.examples.push({ row, text: shown(text()) });
    this.#byReason.set(key, finding);
  }

  list(): Finding[] {
    return [...this.#byReason]
      .map(([reason, finding]) => ({ reason, ...finding }))
      .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
  }
}

/** Counts what becomes of rows while they pass. */
export class ReportBuilder {
  readonly #repairs = new Findings();
  readonly #drops = new Findings();
  #kept = 0;
  #repaired = 0;
  #dropped = 0;
  #new = 0;
  #already = 0;

  constructor(private readonly what: ImportReport['what']) {}

  drop(row: number, reason: string, text: Text): void {
    this.#dropped++;
    this.#drops.add(reason, row, text);
  }

  keep(row: number, repairs: Iterable<string>, text: Text): void {
    this.#kept++;
    let repaired = false;
    for (const repair of repairs) {
      this.#repairs.add(repair, row, text);
      repaired = true;
    }
    if (repaired) this.#repaired++;
  }

  /** Rows that are kept already turn out to need one more repair; `untouched` of them had none before. */
  repairKept(row: number, repair: string, text: Text, rows: number, untouched: number): void {
    this.#repairs.add(repair, row, text, rows);
    this.#repaired += untouched;
  }

  stored(counts: { readonly new: number; readonly already: number }): void {
    this.#new += counts.new;
    this.#already += counts.already;
  }

  build(): ImportReport {
    return {
      what: this.what,
      rows: {
        read: this.#kept + this.#dropped,
        kept: this.#kept,
        repaired: this.#repaired,
        dropped: this.#dropped,
      },
      repairs: this.#repairs.list(),
      drops: this.#drops.list(),
      stored: { new: this.#new, already: this.#already },
    };
  }
}

/** An example for a terminal: one line, no control characters. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').slice(0, MAX_EXAMPLE_LENGTH);
