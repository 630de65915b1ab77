import { Query, Resolver } from 'type-graphql';
import { VitrineError } from '../../domain/errors.js';
import type { Models } from '../../inference/models.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { ProductIndex } from '../../stores/product-index.js';
import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { ServiceStatusType } from './service-status.type.js';

export interface StatusParts {
  readonly version: string;
  readonly index: ProductIndex;
  readonly catalog: ProductCatalog;
  readonly statistics: ShopStatistics;
  readonly models: Models;
  /** Whether the index holds the whole catalogue. */
  indexReady(): boolean;
  simulated(): Promise<boolean>;
}

/** Five small reads. */
const STATUS_COST = 10;

@Resolver()
export class StatusResolver {
  constructor(private readonly parts: StatusParts) {}

  @Query(() => ServiceStatusType, {
    complexity: ({ childComplexity }) => STATUS_COST + childComplexity,
    description: 'What serves this answer: engine, models, device, index.',
  })
  async status(): Promise<ServiceStatusType> {
    const { version, index, catalog, statistics, models, indexReady, simulated } = this.parts;
    const space = models.textEncoder?.space ?? null;
    const [productCount, indexStats, freshness, isSimulated] = await Promise.all([
      catalog.count(),
      index.stats(space ?? undefined).catch(unknownWhileOutOfReach),
      statistics.freshness(),
      simulated(),
    ]);
    return {
      version,
      searchEngine: index.engine,
      productCount,
      models: models.loaded(),
      index: {
        ready: indexReady(),
        ...indexStats,
        vectorsWanted: space === null ? 0 : productCount,
        vectorSpace: space,
      },
      statistics: freshness,
      simulated: isSimulated,
    };
  }
}

/** An outage of the index is what one looks at the status for: it does not take the status along. */
function unknownWhileOutOfReach(error: unknown): { products: null; vectors: null } {
  if (error instanceof VitrineError) return { products: null, vectors: null };
  throw error;
}
