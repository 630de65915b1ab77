import { ImportError } from '../import-error.js';

export interface FileKind {
  readonly csv: boolean;
  readonly gzip: boolean;
}

/** What a file holds, by its name. Throws ImportError for a name that does not say. */
export function fileKind(file: string): FileKind {
  const [, kind, gz] = /\.(csv|jsonl|ndjson)(\.gz)?$/i.exec(file) ?? [];
  if (!kind)
    throw new ImportError(`'${file}' must end in .csv, .jsonl or .ndjson, or in one of these and .gz.`);
  return { csv: kind.toLowerCase() === 'csv', gzip: gz !== undefined };
}
