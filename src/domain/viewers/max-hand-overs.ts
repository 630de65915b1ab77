/**
 * Hand-overs that are read of one viewer at most, the newest: a shopper who signs in and out every day fills them in
 * more than a year, a terminal in a shop in a week. What was done in the hands of the older ones is not read.
 */
export const MAX_HAND_OVERS = 500;
