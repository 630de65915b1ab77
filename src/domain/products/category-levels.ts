/** A category path and every one above it, from the root: ['Home'], ['Home', 'Kitchen'], ... */
export const categoryLevels = (path: readonly string[]): (readonly string[])[] =>
  path.map((_, i) => path.slice(0, i + 1));
