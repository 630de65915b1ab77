import { stat } from 'node:fs/promises';

/** A file's time and size, which tell on every file system that it was written; undefined while it is not there. */
export const fileStamp = (file: string): Promise<string | undefined> =>
  stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => undefined,
  );
