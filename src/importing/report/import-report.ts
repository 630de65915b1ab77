/** Why rows were repaired or dropped, with the first few. */
export interface Finding {
  readonly reason: string;
  readonly rows: number;
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

/** What became of every row of a file. `read` is `kept` plus `dropped`. */
export interface ImportReport {
  readonly what: 'products' | 'events';
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    /** Of the kept ones. */
    readonly repaired: number;
    readonly dropped: number;
  };
  /** A row may be repaired for several reasons. */
  readonly repairs: readonly Finding[];
  readonly drops: readonly Finding[];
  /** What the kept rows made: `new` were stored or changed, the others were in the shop already. */
  readonly stored: { readonly new: number; readonly already: number };
}
