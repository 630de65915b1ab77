/** How what shoppers did is put down to the answers that they were shown. */
export const ATTRIBUTION_RULES = {
  /**
   * Days after a click in which a cart or a purchase is put down to it: most sales that follow a click follow within
   * the week, and shops bill clicks by it.
   */
  windowDays: 7,
  /** Days by which events may come before the answer they name: clocks of devices run behind. */
  clockDays: 1,
  /** Products that a person cannot be shown more of within an hour. */
  maxShownAnHour: 1000,
  /** A viewer is told from a machine by their clicks once they were shown so many products... */
  minShownToTell: 50,
  /** ...of which nobody clicks so large a share. */
  maxClickRate: 0.9,
  /** Places from this one on are counted as one: further down there are too few looks to tell them apart. */
  lastPosition: 24,
} as const;
