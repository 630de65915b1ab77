import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ResultLists } from '../stores/result-lists.js';
import type { Answer, AnswerEntry, AnswerPage } from './answer.js';
import type { Candidate } from './candidate.js';
import type { Pipeline, PipelineQuery, Ranked } from './pipeline.js';
import { fromResultEntry, toRankedEntries, toResultEntry, type RankedLater } from './ranked-entry.js';
import type { RankingReport } from './ranking-report.js';
import { runPipeline } from './run-pipeline.js';

/**
 * Entries of one answer at most. Beyond it a shopper should narrow down; it also bounds the products that a
 * continuation leaves out (Elasticsearch refuses more than 65,536 terms).
 */
const MAX_DEPTH = 10_000;

export interface RankedAnswersOptions<Q extends PipelineQuery, N> {
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
 * is missed, whatever is written, deleted or retrained between two pages.
 */
export class RankedAnswers<Q extends PipelineQuery, N> {
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
    const kept = page.after ? await this.#load(query, page.after.listId, page.after.position) : undefined;
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
        // A product deleted since it was ranked leaves its place empty: the others keep theirs.
        if (product) entries.push({ product, position: next + i, ranked: ranked.entry() });
      });
      next += wanted.length;
    }
    // A page that the deadline left empty has no cursor to go on from.
    const hasNextPage = entries.length > 0 && (next < listing.entries.length || !listing.complete);
    if (grown && page.resumable && hasNextPage) this.#keep(listing);
    const { requestId, notes, report } = listing;
    return { requestId, query: listing.query, notes, report, entries, hasNextPage };
  }

  async #begin(query: Q, endsAt: number): Promise<Listing<Q, N>> {
    const ranked = await this.#run(query, endsAt);
    const notes = this.options.completeNotes(ranked.query, ranked.notes, ranked.selected);
    const entries = toRankedEntries(ranked.selected, this.options.shownScore(ranked.selected));
    const complete = this.#isComplete(notes, ranked, entries.length);
    return {
      requestId: query.requestId,
      query: ranked.query,
      notes,
      entries,
      complete,
      report: ranked.report,
    };
  }

  async #extend(listing: Listing<Q, N>, endsAt: number): Promise<void> {
    const exclude = listing.entries.map(({ productId }) => productId);
    const ranked = await this.#run(this.options.continueQuery(listing.query, listing.notes, exclude), endsAt);
    const more = toRankedEntries(ranked.selected, this.options.shownScore(ranked.selected));
    listing.entries.push(...more);
    // What the deadline cut short says nothing about what is left.
    listing.cut = ranked.report.deadlinePassed;
    listing.complete =
      !listing.cut && (more.length === 0 || this.#isComplete(listing.notes, ranked, listing.entries.length));
    listing.report = ranked.report;
  }

  /** A filter of the pipeline may have removed candidates: they count as seen. */
  #isComplete(notes: N, ranked: Ranked<Q, N>, entries: number): boolean {
    const seen = entries + ranked.removed.length;
    return (
      entries >= MAX_DEPTH || this.options.isComplete(ranked.query, notes, seen, ranked.report.candidates)
    );
  }

  async #load(query: Q, id: string, position: number): Promise<Listing<Q, N> | undefined> {
    const startedAt = performance.now();
    // Past its end, whoever gave the cursor knew a longer one.
    const list = await this.resultLists.load(this.#listId(id), position + 1);
    if (!list) return undefined;
    const tookMs = performance.now() - startedAt;
    const length = list.entries.length;
    const stage = { stage: 'result-list', tookMs, candidatesIn: length, candidatesOut: length };
    return {
      requestId: id,
      query: { ...query, requestId: id },
      notes: list.notes as N,
      entries: list.entries.map((kept) => ({
        productId: kept.productId,
        entry: () => fromResultEntry(kept),
      })),
      complete: list.complete,
      report: {
        candidates: length,
        degraded: [],
        stages: [stage],
        tookMs,
        deadlinePassed: false,
        nonFiniteScores: 0,
      },
    };
  }

  /** With the pipeline in it: a search must not go on from a recommendation, whatever a bent cursor says. */
  #listId(requestId: string): string {
    return `${this.options.pipeline.name} ${requestId}`;
  }

  #keep({ requestId: id, notes, entries, complete }: Listing<Q, N>): void {
    this.resultLists
      .save({
        id: this.#listId(id),
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
    const deadlineMs = endsAt === Infinity ? undefined : Math.max(0, endsAt - performance.now());
    const ranked = await runPipeline(pipeline, { ...query, deadlineMs }, (stage, error) =>
      this.logger.warn({ err: error, pipeline: pipeline.name, stage }, 'An effect failed.'),
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

interface Listing<Q, N> {
  readonly requestId: string;
  readonly query: Q;
  readonly notes: N;
  readonly entries: RankedLater[];
  complete: boolean;
  /** The deadline passed while it was extended: what comes next is for another request. */
  cut?: boolean;
  report: RankingReport;
}
