import type { TokenRow } from '../tokens/token-row.js';
import type { FeatureRows } from './feature-rows.js';
import type { HistoryRow } from './history-row.js';

/**
 * What waits for a model as one: a text or pair in tokens, a table of features, or a history. A model reads one kind
 * only.
 */
export type ModelRow = TokenRow | FeatureRows | HistoryRow;
