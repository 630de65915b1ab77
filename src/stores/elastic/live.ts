import type { estypes } from '@elastic/elasticsearch';

/** Products that are there: tombstones never are. */
export const LIVE: estypes.QueryDslQueryContainer = { term: { deleted: false } };
