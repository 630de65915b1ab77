/** Candidates that each source of recommendations hands on: enough that filters and variety still leave a page of a hundred. */
export const RECOMMEND_WINDOW = 200;
