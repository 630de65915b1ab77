/** Colours that the stylesheet has; a report with more rows begins again. */
const COLOURS = 6;

/** The class that gives the marks of a report's row its colour. */
export const seriesClass = (place: number): string => `series-${place % COLOURS}`;
