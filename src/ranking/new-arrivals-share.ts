/** One place in each row of twelve: about 8 % of what is shown. Measured with the rest of the pipeline. */
export const NEW_ARRIVALS_SHARE = 1 / 12;
