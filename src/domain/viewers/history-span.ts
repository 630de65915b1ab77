/** What was kept under an identity from one moment (null: ever) until before another (null: for ever), by `occurredAt`. */
export interface HistorySpan {
  readonly identity: string;
  readonly from: Date | null;
  readonly until: Date | null;
}
