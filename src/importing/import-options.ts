/** What imports of products and of events have in common. */
export interface ImportOptions {
  readonly now: Date;
  /**
   * Whether rows are only held to the rules, and not cleaned: for backups, and for records that our own
   * programs made.
   */
  readonly asIs?: boolean;
}
