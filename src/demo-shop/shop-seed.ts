/** The seed of the shop that everybody sees. */
export const SHOP_SEED = 1701;
