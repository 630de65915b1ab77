import { Query, Resolver } from 'type-graphql';
import type { ModelInfo } from '../../inference/cross-encoder.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { ProductIndex } from '../../stores/product-index.js';
import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { ServiceStatusType } from './service-status.type.js';

export interface StatusParts {
  readonly version: string;
  readonly index: ProductIndex;
  readonly catalog: ProductCatalog;
  readonly statistics: ShopStatistics;
  readonly models: readonly ModelInfo[];
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
    const [productCount, indexStats, freshness, isSimulated] = await Promise.all([
      catalog.count(),
      index.stats(),
      statistics.freshness(),
      simulated(),
    ]);
    return {
      version,
      searchEngine: index.engine,
      productCount,
      models,
      index: { ready: indexReady(), ...indexStats },
      statistics: freshness,
      simulated: isSimulated,
    };
  }
}
