import type { EventType } from '../../domain/event.js';
import { UNKNOWN_VIEWER } from '../../domain/viewers/unknown-viewer.js';
import type { EventLog } from '../../stores/event-log.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { QueryHydrator } from '../stages.js';
import type { ViewerQuery } from '../viewer-query.js';

/** What moves the order beside purchases; an impression says nothing about the viewer. */
const TELLING: readonly EventType[] = ['CLICK', 'VIEW', 'ADD_TO_CART', 'REMOVE_FROM_CART'];
/** Bounds of the reads, so that a viewer of 10,000 events is as fast as one of a hundred. */
const MAX_RECENT = 100;
const MAX_PURCHASES = 500;
/** Clocks of devices run ahead: what they say happens by tomorrow has happened. */
const AHEAD_MS = 86_400_000;
/** Products whose categories tell the viewer's taste. */
const MAX_PRODUCTS = 30;

/** Adds what the viewer did lately, read from the log itself: an event accepted now counts in this answer. */
export const viewerHistory = <Q extends ViewerQuery>(
  events: Pick<EventLog, 'recent' | 'purchases'>,
  catalog: ProductCatalog,
  wanted: (query: Q) => boolean = () => true,
): QueryHydrator<Q> => ({
  name: 'viewer-history',
  enabled: (query) => query.viewer.id !== UNKNOWN_VIEWER.id && wanted(query),
  async hydrate({ viewer, now }) {
    const { history } = await viewer.profile();
    const [recent, purchases] = await Promise.all([
      events.recent(history, MAX_RECENT, TELLING),
      events.purchases(history, new Date(now.getTime() + AHEAD_MS), MAX_PURCHASES),
    ]);
    const newest = [...recent, ...purchases]
      .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime())
      .map(({ productId }) => productId);
    const ids = [...new Set(newest)].slice(0, MAX_PRODUCTS);
    const products = ids.length === 0 ? new Map() : await catalog.byIds(ids);
    const recentProducts = ids.flatMap((id) => products.get(id) ?? []);
    return { recent, purchases, recentProducts } satisfies Partial<ViewerQuery> as object;
  },
});
