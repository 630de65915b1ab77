/** The file or its mapping cannot be imported at all; the message says what to change. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
