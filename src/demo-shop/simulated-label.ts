/** The end of every description of the demo shop, so that nobody takes one of its products for a real one. */
export const SIMULATED_LABEL = 'Simulated product of the demo shop.';
