/** How logs name a model: NAME@VERSION; null where none moved the order. */
export const modelLabel = (
  model: { readonly name: string; readonly version: string } | null | undefined,
): string | null => (model ? `${model.name}@${model.version}` : null);
