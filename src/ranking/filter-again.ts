import type { Product } from '../domain/products/product.js';
import { DeadlineRun } from './deadline-run.js';
import type { Pipeline, PipelineQuery } from './pipeline.js';
import type { RankingReport } from './ranking-report.js';
import { StageJournal } from './stage-journal.js';

export interface FilteredAgain {
  /** Whether a product that was ranked earlier may be shown now. */
  keeps(product: Product): boolean;
  readonly report: Pick<RankingReport, 'degraded' | 'stages' | 'tookMs'>;
}

/**
 * Asks a pipeline's filters anew about an answer that was kept: what they are to hold back may have happened since. Reads
 * what they need to know of the query, and nothing else; where that is out of reach, it is named in `degraded`.
 */
export async function filterAgain<Q extends PipelineQuery, N>(
  { filterHydrators, filters }: Pick<Pipeline<Q, N>, 'filterHydrators' | 'filters'>,
  received: Q,
): Promise<FilteredAgain> {
  const run = new DeadlineRun(received);
  const journal = new StageJournal<Q>(received, run);
  try {
    const additions = await Promise.all(
      filterHydrators.map((stage) =>
        journal.attempt(stage, 0, (stageRun) => stage.hydrate(received, stageRun)),
      ),
    );
    const query: Q = Object.assign({}, received, ...additions);
    journal.query = query;
    const asked = filters.filter((stage) => journal.enabled(stage));
    return {
      keeps: (product) => {
        const candidate = {
          productId: product.id,
          retrievals: new Map(),
          facts: { product },
          scores: new Map(),
        };
        return asked.every((stage) => stage.keeps(query, candidate));
      },
      report: journal.close(),
    };
  } finally {
    run.end();
  }
}
