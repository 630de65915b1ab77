const DAY_MS = 86_400_000;

/** 2^(-age / halfLife), at most 1: a clock that runs ahead makes nothing more important than the present. */
export const decay = (at: Date, now: Date, halfLifeDays: number): number =>
  2 ** (-Math.max(0, now.getTime() - at.getTime()) / (halfLifeDays * DAY_MS));
