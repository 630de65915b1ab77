/** What a page shows, and how it introduces itself. */
export interface Page {
  /** For the title bar and, read aloud, the arrival. */
  readonly title: string;
  readonly content: readonly Node[];
}
