/** A version of a model as manifests, logs and metrics write it. */
export const versionKey = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `${name}@${version}`;
