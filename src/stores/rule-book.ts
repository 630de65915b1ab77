import type { FieldWeights } from '../domain/relevance/relevance-rules.js';
import type { SynonymGroup } from '../domain/relevance/synonym-group.js';
import type { WriteCounts } from './product-catalog.js';

/** What the shop's people decided about matching: the truth that every gateway's index follows. */
export interface RuleBook {
  /** A number that grows with every change; cheaper than reading. */
  revision(): Promise<number>;
  read(): Promise<RuleBookPage>;
  setFieldWeights(weights: FieldWeights, changedBy: string): Promise<void>;
  /** Stores the groups that differ from what is stored under their ids; of two with one id the later counts. */
  putSynonyms(groups: readonly SynonymGroup[], changedBy: string): Promise<PutSynonyms>;
  /** Unknown ids are unchanged. */
  deleteSynonyms(ids: readonly string[]): Promise<WriteCounts>;
  /** Calls back soon after a change, and at least once a second in any case. Returns the unsubscribe. */
  onChange(listener: () => void): Promise<() => Promise<void>>;
}

export interface RuleBookPage {
  /** That of the rules, or of an earlier state of them. */
  readonly revision: number;
  readonly weights: FieldWeights;
  /** Null while the weights are the shipped ones. */
  readonly weightsChange: RuleChange | null;
  /** By id. */
  readonly synonyms: readonly (SynonymGroup & { readonly change: RuleChange })[];
}

export interface RuleChange {
  readonly at: Date;
  /** The partner's name at that time. */
  readonly by: string;
}

export interface PutSynonyms extends WriteCounts {
  /** Places, in the call, of groups for which the book has no room; all others are in. */
  readonly refused: readonly number[];
}
