import type { EventType } from '../../domain/event.js';
import { spansSince } from '../../domain/viewers/spans-since.js';
import { UNKNOWN_VIEWER } from '../../domain/viewers/unknown-viewer.js';
import type { EventLog } from '../../stores/event-log.js';
import { ignoredImpressions } from '../ignored-impressions.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { QueryHydrator } from '../stages.js';

/** What was shown, and what shows that it was not left alone. */
const TELLING: readonly EventType[] = ['IMPRESSION', 'CLICK', 'VIEW', 'ADD_TO_CART', 'PURCHASE'];
/** Of an older impression less than a twentieth is left. */
const MAX_AGE_MS = 14 * 86_400_000;
/** The newest, two dozen rows of twelve: whatever was done with a product since is among them. */
const MAX_EVENTS = 300;

/** Adds how often each product was shown to the viewer lately and left alone, of what they allow to be read. */
export const ignoredProducts = (events: Pick<EventLog, 'recent'>): QueryHydrator<RecommendQuery> => ({
  name: 'ignored-products',
  enabled: ({ viewer, personalise }) => personalise && viewer.id !== UNKNOWN_VIEWER.id,
  async hydrate({ viewer, now }) {
    const { history } = await viewer.profile();
    const lately = spansSince(history, new Date(now.getTime() - MAX_AGE_MS));
    return { ignored: ignoredImpressions(await events.recent(lately, MAX_EVENTS, TELLING), now) };
  },
});
