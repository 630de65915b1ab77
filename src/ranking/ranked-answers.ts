import { setTimeout as sleep } from 'node:timers/promises';
import type { Consent } from '../domain/viewers/consent.js';
import type { Product } from '../domain/products/product.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ResultLists } from '../stores/result-lists.js';
import type { Answer, AnswerEntry, AnswerPage } from './answer.js';
import type { Candidate } from './candidate.js';
import { filterAgain } from './filter-again.js';
import { keptFor, type KeptFor } from './kept-for.js';
import type { Pipeline, Ranked } from './pipeline.js';
import { fromResultEntry, toRankedEntries, toResultEntry, type RankedLater } from './ranked-entry.js';
import type { RankingReport } from './ranking-report.js';
import { runPipeline } from './run-pipeline.js';
import type { ViewerQuery } from './viewer-query.js';

/**
 * Entries of one answer at most. Beyond it a shopper should narrow down; it also bounds the products that a
 * continuation leaves out (Elasticsearch refuses more than 65,536 terms).
 */
const MAX_DEPTH = 10_000;
/**
 * Products that filters remove one after the other before an answer ends: an index that finds so many which the shop has
 * not is being mended, and looking further would take a run for each hundred of them.
 */
const MAX_REMOVED_AT_ONCE = 300;

export interface RankedAnswersOptions<Q extends ViewerQuery, N> {
  readonly pipeline: Pipeline<Q, N>;
  /** The scorer whose score is shown. */
  shownScore(selected: readonly Candidate[]): string;
  /** The notes with defaults for what a cut-short run did not find out. */
  completeNotes(query: Q, found: Partial<N>, selected: readonly Candidate[]): N;
  /** Whether nothing beyond these entries matches; `query` and `found`, its candidates, are of the last run. */
  isComplete(query: Q, notes: N, entries: number, found: number): boolean;
  /** The same query, going on after what an earlier part of the answer holds. */
  continueQuery(query: Q, notes: N, exclude: readonly string[]): Q;
}

/**
 * Answers queries page by page. An answer is a list that only ever grows at its end: page one ranks a window
 * of candidates and keeps their order; a later page reads on in that order and, past its end, ranks another
 * window without the products that are in the list already. So no product comes twice and none that stayed
 * is missed, whatever is written, deleted or retrained between two pages. What the pipeline's filters would hold back
 * by now is left out of a later page; one that the viewer's consent no longer covers, or that was erased, is made anew.
 */
export class RankedAnswers<Q extends ViewerQuery, N> {
  constructor(
    private readonly options: RankedAnswersOptions<Q, N>,
    private readonly catalog: ProductCatalog,
    private readonly resultLists: ResultLists,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  /** Rejects with UNAVAILABLE or OVERLOADED where no part of the answer could be made. */
  async answer(query: Q, page: AnswerPage): Promise<Answer<Q, N>> {
    // One deadline for the whole page, however many windows it takes to fill it.
    const endsAt = performance.now() + (query.deadlineMs ?? Infinity);
    const whose = keptFor(query.viewer);
    const { after } = page;
    const kept =
      after &&
      (await inTime(
        whose.then((who) => this.#load(query, after, who, endsAt)),
        endsAt,
      ));
    const listing = kept ?? (await this.#begin(query, endsAt));
    const start = page.after?.position ?? 0;
    const entries: AnswerEntry[] = [];
    let next = start;
    let grown = kept === undefined;
    while (entries.length < page.first) {
      if (next >= listing.entries.length) {
        if (listing.complete || listing.cut) break;
        await this.#extend(listing, endsAt);
        grown = true;
        continue;
      }
      const wanted = listing.entries.slice(next, next + page.first - entries.length);
      const products = await this.catalog.byIds(wanted.map(({ productId }) => productId));
      wanted.forEach((ranked, i) => {
        const product = products.get(ranked.productId);
        // A product deleted or held back since it was ranked leaves its place empty: the others keep theirs.
        if (product && listing.keeps(product))
          entries.push({ product, position: next + i, ranked: ranked.entry() });
      });
      next += wanted.length;
    }
    // A page that the deadline left empty has no cursor to go on from.
    const hasNextPage = entries.length > 0 && (next < listing.entries.length || !listing.complete);
    if (grown && page.resumable && hasNextPage) void whose.then((who) => this.#keep(listing, who));
    const { requestId, notes, report } = listing;
    return { requestId, query: listing.query, notes, report, entries, hasNextPage };
  }

  async #begin(query: Q, endsAt: number): Promise<Listing<Q, N>> {
    const ranked = await this.#run(query, endsAt);
    const notes = this.options.completeNotes(ranked.query, ranked.notes, ranked.selected);
    const entries = toRankedEntries(ranked.selected, this.options.shownScore(ranked.selected));
    const removed = ranked.removed.map(({ productId }) => productId);
    const complete = this.#isComplete(notes, ranked, entries.length + removed.length);
    return {
      requestId: query.requestId,
      query: ranked.query,
      notes,
      entries,
      removed,
      inVain: entries.length > 0 ? 0 : removed.length,
      complete,
      keeps: () => true,
      report: ranked.report,
    };
  }

  async #extend(listing: Listing<Q, N>, endsAt: number): Promise<void> {
    const exclude = new Set([...listing.entries.map(({ productId }) => productId), ...listing.removed]);
    const ranked = await this.#run(
      this.options.continueQuery(listing.query, listing.notes, [...exclude]),
      endsAt,
    );
    const more = toRankedEntries(ranked.selected, this.options.shownScore(ranked.selected));
    listing.entries.push(...more);
    const removed = ranked.removed.flatMap(({ productId }) => (exclude.has(productId) ? [] : [productId]));
    listing.removed.push(...removed);
    listing.inVain = more.length > 0 ? 0 : listing.inVain + removed.length;
    // What the deadline cut short says nothing about what is left.
    listing.cut = ranked.report.deadlinePassed;
    listing.complete =
      !listing.cut &&
      (more.length + removed.length === 0 ||
        listing.inVain >= MAX_REMOVED_AT_ONCE ||
        this.#isComplete(listing.notes, ranked, listing.entries.length + listing.removed.length));
    listing.report = ranked.report;
  }

  /** `seen`: what is in the list, and what a filter removed. */
  #isComplete(notes: N, ranked: Ranked<Q, N>, seen: number): boolean {
    return seen >= MAX_DEPTH || this.options.isComplete(ranked.query, notes, seen, ranked.report.candidates);
  }

  async #load(
    query: Q,
    { listId: id, position }: NonNullable<AnswerPage['after']>,
    { consent }: KeptFor,
    endsAt: number,
  ): Promise<Listing<Q, N> | undefined> {
    const startedAt = performance.now();
    // Past its end, whoever gave the cursor knew a longer one.
    const list = await this.resultLists.load(this.#listId(id, consent), position + 1);
    if (!list) return undefined;
    const tookMs = performance.now() - startedAt;
    const length = list.entries.length;
    const stage = { stage: 'result-list', tookMs, candidatesIn: length, candidatesOut: length };
    const deadlineMs = remainingMs(endsAt);
    const again = await filterAgain(this.options.pipeline, { ...query, deadlineMs, found: list.notes as N });
    return {
      requestId: id,
      query: { ...query, requestId: id },
      notes: list.notes as N,
      entries: list.entries.map((kept) => ({
        productId: kept.productId,
        entry: () => fromResultEntry(kept),
      })),
      removed: [],
      inVain: 0,
      complete: list.complete,
      keeps: again.keeps,
      report: {
        candidates: length,
        degraded: again.report.degraded,
        stages: [stage, ...again.report.stages],
        tookMs: tookMs + again.report.tookMs,
        deadlinePassed: false,
        nonFiniteScores: 0,
      },
    };
  }

  /**
   * With the pipeline in it: a search must not go on from a recommendation, whatever a bent cursor says. And with the
   * consent: what was made of more than is allowed by now must not be gone on with.
   */
  #listId(requestId: string, consent: Consent): string {
    return `${this.options.pipeline.name} ${consent} ${requestId}`;
  }

  #keep({ requestId: id, notes, entries, complete }: Listing<Q, N>, { viewer, consent }: KeptFor): void {
    this.resultLists
      .save({
        id: this.#listId(id, consent),
        viewer,
        notes,
        entries: entries.map(({ entry }) => toResultEntry(entry())),
        complete,
      })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, requestId: id }, 'An answer could not be kept.'),
      );
  }

  async #run(query: Q, endsAt: number): Promise<Ranked<Q, N>> {
    const { pipeline } = this.options;
    const ranked = await runPipeline(
      pipeline,
      { ...query, deadlineMs: remainingMs(endsAt) },
      (stage, error) => this.logger.warn({ err: error, pipeline: pipeline.name, stage }, 'An effect failed.'),
    );
    this.#measure(pipeline.name, ranked.report);
    return ranked;
  }

  #measure(pipeline: string, report: RankingReport): void {
    for (const { stage, tookMs } of report.stages)
      this.metrics.stages.observe({ pipeline, stage }, tookMs / 1000);
    for (const { stage, cause } of report.degraded) this.metrics.degraded.inc({ pipeline, stage, cause });
    if (report.nonFiniteScores > 0) this.metrics.nonFiniteScores.inc({ pipeline }, report.nonFiniteScores);
  }
}

const remainingMs = (endsAt: number): number | undefined =>
  endsAt === Infinity ? undefined : Math.max(0, endsAt - performance.now());

interface Listing<Q, N> {
  readonly requestId: string;
  readonly query: Q;
  readonly notes: N;
  readonly entries: RankedLater[];
  /** What the filters removed while it was made longer for this page: a window must not be full of it again. */
  readonly removed: string[];
  /** How many of them since the last that was kept. */
  inVain: number;
  complete: boolean;
  /** Whether a product may be shown that was ranked for an earlier page. */
  keeps(product: Product): boolean;
  /** The deadline passed while it was extended: what comes next is for another request. */
  cut?: boolean;
  report: RankingReport;
}

/** What a promise brings before a moment; undefined where it takes longer: a list that is not there by then is lost. */
async function inTime<T>(promise: Promise<T>, endsAt: number): Promise<T | undefined> {
  const milliseconds = remainingMs(endsAt);
  if (milliseconds === undefined) return promise;
  const settled = new AbortController();
  try {
    return await Promise.race([promise, sleep(milliseconds, undefined, { signal: settled.signal })]);
  } finally {
    settled.abort();
  }
}
