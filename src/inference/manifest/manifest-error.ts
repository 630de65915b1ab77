/** The models that are installed cannot serve: what is wrong with them, every problem at once. */
export class ManifestError extends Error {
  constructor(
    file: string,
    readonly problems: readonly string[],
    /** Files, absolute, that may still be on their way where the manifest came before them. */
    readonly awaited: readonly string[] = [],
  ) {
    super(
      `The models of ${file} cannot serve (MODELS_MANIFEST=none starts without):\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'ManifestError';
  }
}
