/** The present, as an argument: tests and evaluations bring their own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
