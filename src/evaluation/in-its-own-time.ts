/** A stage without its limit of time: what is measured is the order, not the machine. */
export const inItsOwnTime = <S extends { readonly limitMs?: number }>(stage: S): S => ({
  ...stage,
  limitMs: undefined,
});
