/** What is used of jstat, which has no types of its own. */
declare module 'jstat' {
  const jstat: {
    readonly studentt: {
      /** The quantile of a probability. */
      inv(probability: number, degreesOfFreedom: number): number;
    };
  };
  export default jstat;
}
