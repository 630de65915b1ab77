import { TOP_PLACES } from './top-places.js';

/** 1 where any of the first ten places is relevant. */
export const hit = (ranking: readonly string[], relevant: ReadonlySet<string>): number =>
  ranking.slice(0, TOP_PLACES).some((id) => relevant.has(id)) ? 1 : 0;
