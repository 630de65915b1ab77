import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import type { Product } from '../../src/domain/products/product.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import type { Pipeline } from '../../src/ranking/pipeline.js';
import { RankedAnswers } from '../../src/ranking/ranked-answers.js';
import type { QueryHydrator } from '../../src/ranking/stages.js';
import type { ViewerQuery } from '../../src/ranking/viewer-query.js';
import { topScores } from '../../src/ranking/selectors/top-scores.selector.js';
import type { ProductCatalog } from '../../src/stores/product-catalog.js';
import type { ResultList, ResultLists } from '../../src/stores/result-lists.js';
import { Metrics } from '../../src/telemetry/metrics.js';

/** A shop whose products and scores change at will between two pages. */
class ShiftingShop {
  readonly scores = new Map<string, number>();
  readonly lists = new Map<string, ResultList>();
  /** What must not be shown, as the query's hydrator finds out. */
  readonly hidden = new Set<string>();

  ranked(exclude: readonly string[]): string[] {
    const seen = new Set(exclude);
    return [...this.scores]
      .filter(([id]) => !seen.has(id))
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([id]) => id);
  }

  readonly catalog: Pick<ProductCatalog, 'byIds'> = {
    byIds: async (ids) =>
      new Map(ids.filter((id) => this.scores.has(id)).map((id) => [id, { id } as unknown as Product])),
  };

  readonly resultLists: ResultLists = {
    save: async (list) => void this.lists.set(list.id, structuredClone(list)),
    load: async (id) => this.lists.get(id) ?? null,
    isKept: async (id) => this.lists.has(id),
    erase: async () => {},
  };
}

interface Query extends ViewerQuery {
  readonly exclude: readonly string[];
  readonly hidden?: ReadonlySet<string>;
}

const WINDOW = 7;

function answersOf(shop: ShiftingShop, tookMs = 0): RankedAnswers<Query, { total: number }> {
  const hidden: QueryHydrator<Query> = {
    name: 'hidden',
    hydrate: async () => ({ hidden: new Set(shop.hidden) }),
  };
  const pipeline: Pipeline<Query, { total: number }> = {
    name: 'shifting',
    queryHydrators: [[hidden]],
    sources: [
      {
        name: 'shop',
        retrieve: async ({ exclude }) => {
          if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
          return {
            candidates: shop
              .ranked(exclude)
              .slice(0, WINDOW)
              .map((productId) => ({ productId, score: 1 })),
            notes: { total: shop.scores.size },
          };
        },
      },
    ],
    merger: {
      name: 'only',
      merge: (_query, lists) => (lists.get('shop') ?? []).map(({ productId }) => productId),
    },
    candidateHydrators: [],
    filters: [{ name: 'hidden', keeps: (query, { productId }) => !query.hidden!.has(productId) }],
    filterHydrators: [hidden],
    scorers: [],
    selector: topScores('none'),
    effects: [],
  };
  return new RankedAnswers(
    {
      pipeline,
      shownScore: () => 'none',
      completeNotes: (_query, found) => ({ total: 0, ...found }),
      isComplete: () => false,
      continueQuery: (query, _notes, exclude) => ({ ...query, exclude }),
    },
    shop.catalog as ProductCatalog,
    shop.resultLists,
    new Metrics(),
    pino({ level: 'silent' }),
  );
}

let requests = 0;
const query = (): Query => ({
  requestId: `r${requests++}`,
  signal: new AbortController().signal,
  now: new Date(0),
  viewer: UNKNOWN_VIEWER,
  exclude: [],
});

async function pages(
  shop: ShiftingShop,
  first: number,
  between: (page: number, ids: readonly string[]) => void,
): Promise<string[]> {
  const answers = answersOf(shop);
  const shown: string[] = [];
  let after: { listId: string; position: number } | undefined;
  for (let page = 0; page < 200; page++) {
    const answer = await answers.answer(query(), { first, after, resumable: true });
    const ids = answer.entries.map(({ product }) => product.id);
    shown.push(...ids);
    between(page, ids);
    if (!answer.hasNextPage) return shown;
    const last = answer.entries.at(-1);
    after = { listId: answer.requestId, position: last ? last.position + 1 : (after?.position ?? 0) };
  }
  throw new Error('Paging does not end.');
}

const shopOf = (size: number): ShiftingShop => {
  const shop = new ShiftingShop();
  for (let i = 0; i < size; i++) shop.scores.set(`p${i}`, (i * 7919) % 101);
  return shop;
};

describe('paged answers', () => {
  it('show everything once in a shop at rest', async () => {
    const shop = shopOf(50);
    expect(await pages(shop, 6, () => {})).toEqual(shop.ranked([]));
  });

  it('neither repeat nor miss nor show what is hidden by then while the shop changes', async () => {
    const change = fc.record({
      id: fc.integer({ min: 0, max: 60 }),
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      hidden: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 30 }), async (changes) => {
        const shop = shopOf(40);
        const untouched = new Set(shop.scores.keys());
        const shown = await pages(shop, 4, (page, ids) => {
          expect(ids.filter((id) => shop.hidden.has(id))).toEqual([]);
          for (const { id, score, hidden } of changes[page] ?? []) {
            untouched.delete(`p${id}`);
            if (hidden) shop.hidden.add(`p${id}`);
            else shop.hidden.delete(`p${id}`);
            if (score === null) shop.scores.delete(`p${id}`);
            else shop.scores.set(`p${id}`, score);
          }
        });
        expect(new Set(shown).size).toBe(shown.length);
        expect([...untouched].filter((id) => !shown.includes(id))).toEqual([]);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('have one deadline each, however many windows they take, and go on where it cut them', async () => {
    jest.useFakeTimers();
    try {
      const shop = shopOf(50);
      const answers = answersOf(shop, 40);
      // Two windows of 40 ms are there in time, the third is not.
      const asked = { ...query(), deadlineMs: 100 };
      const page = answers.answer(asked, { first: 30, resumable: true });
      await jest.advanceTimersByTimeAsync(1000);
      const one = await page;
      expect(one.entries).toHaveLength(2 * WINDOW);
      expect(one.report.degraded).toEqual([{ stage: 'shop', cause: 'DEADLINE' }]);
      expect(one.hasNextPage).toBe(true);
      const after = { listId: one.requestId, position: one.entries.length };
      const rest = answers.answer({ ...query(), deadlineMs: 5000 }, { first: 100, resumable: true, after });
      await jest.advanceTimersByTimeAsync(5000);
      const shown = [...one.entries, ...(await rest).entries].map(({ product }) => product.id);
      expect(shown).toEqual(shop.ranked([]));
    } finally {
      jest.useRealTimers();
    }
  });

  it('look beyond windows that are removed whole, but not without end', async () => {
    const shop = shopOf(2000);
    const asked = jest.spyOn(shop, 'ranked');
    const ids = shop.ranked([]);
    const runs = async (removed: number): Promise<[runs: number, shown: string[]]> => {
      shop.hidden.clear();
      for (const id of ids.slice(0, removed)) shop.hidden.add(id);
      asked.mockClear();
      const { entries } = await answersOf(shop).answer(query(), { first: 2, resumable: false });
      return [asked.mock.calls.length, entries.map(({ product }) => product.id)];
    };
    expect(await runs(10 * WINDOW)).toEqual([11, ids.slice(10 * WINDOW, 10 * WINDOW + 2)]);
    expect(await runs(1999)).toEqual([Math.ceil(300 / WINDOW), []]);
  });

  it('are made anew when the list is lost', async () => {
    const shop = shopOf(30);
    const shown = await pages(shop, 5, () => shop.lists.clear());
    expect(shown).toEqual(shop.ranked([]));
  });

  it('are not kept when nobody can continue', async () => {
    const shop = shopOf(30);
    await answersOf(shop).answer(query(), { first: 5, resumable: false });
    expect(shop.lists.size).toBe(0);
  });
});
