import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The path of a program, looked up as a shell does. */
export function findProgram(name: string): string {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next folder may have it.
    }
  }
  throw new Error(`These tests need ${name} on the PATH.`);
}
