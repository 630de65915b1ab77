import type { ProductDraft } from '../../domain/products/product.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { Majority } from './majority.js';
import type { ProductRow } from './read-products.js';

/** What the rows of one product say. */
interface Joined {
  readonly first: ProductDraft;
  readonly titles: Map<string, Title>;
  readonly prices: Majority<number>;
  earliest: Date | undefined;
}

interface Title {
  readonly firstRow: number;
  rows: number;
  /** Rows that needed no other repair. */
  untouched: number;
}

/**
 * One product of many rows, for files whose rows are sales or stock movements: the most frequent title and
 * price, since a single odd line should set neither, and the earliest date. Everything else is as its first
 * row has it. Holds one entry for every product.
 */
export async function* joinedProducts(
  rows: AsyncIterable<ProductRow>,
  report: ReportBuilder,
): AsyncGenerator<ProductDraft> {
  const products = new Map<string, Joined>();
  for await (const row of rows) {
    const { draft } = row;
    const joined = products.get(draft.id) ?? start(draft);
    products.set(draft.id, joined);
    join(joined, row);
    report.keep(row.number, row.repairs, () => `${draft.id} | ${draft.title}`);
  }
  for (const joined of products.values()) yield decide(joined, report);
}

const start = (first: ProductDraft): Joined => ({
  first,
  titles: new Map(),
  prices: new Majority(),
  earliest: undefined,
});

function join(joined: Joined, { number, draft, repairs }: ProductRow): void {
  const title = joined.titles.get(draft.title) ?? { firstRow: number, rows: 0, untouched: 0 };
  joined.titles.set(draft.title, title);
  title.rows++;
  if (repairs.length === 0) title.untouched++;
  joined.prices.add(draft.price.minorUnits);
  const { createdAt } = draft;
  if (createdAt && !(joined.earliest && joined.earliest <= createdAt)) joined.earliest = createdAt;
}

function decide({ first, titles, prices, earliest }: Joined, report: ReportBuilder): ProductDraft {
  // Sorting is stable: of equally frequent titles the first stays first.
  const [winner, ...others] = [...titles].sort(([, a], [, b]) => b.rows - a.rows);
  const [title] = winner!;
  for (const [other, { firstRow, rows, untouched }] of others)
    report.repairKept(
      firstRow,
      'title: another one of its id was more frequent',
      () => `${first.id} | ${other} → ${title}`,
      rows,
      untouched,
    );
  const price = { ...first.price, minorUnits: prices.winner() };
  return { ...first, title, price, ...(earliest && { createdAt: earliest }) };
}
