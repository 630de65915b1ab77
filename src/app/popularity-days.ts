/** The window behind the POPULARITY sort: four weeks even out weekends. */
export const POPULARITY_DAYS = 28;
