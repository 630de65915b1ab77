import type { FeatureFamily } from './feature-family.js';

/** Where in the year it is, on a circle: December lies beside January. */
export const season: FeatureFamily = {
  names: ['month-sine', 'month-cosine'],
  prepare({ query: { now } }) {
    const angle = (2 * Math.PI * now.getUTCMonth()) / 12;
    const values = [Math.sin(angle), Math.cos(angle)];
    return () => values;
  },
};
