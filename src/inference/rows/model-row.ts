import type { TokenRow } from '../tokens/token-row.js';
import type { FeatureRows } from './feature-rows.js';

/** What waits for a model as one: a text or pair in tokens, or a table of features. A model reads one kind only. */
export type ModelRow = TokenRow | FeatureRows;
