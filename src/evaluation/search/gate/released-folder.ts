import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReleasedFigures } from './released-figures.js';

/** The released figures in a folder, a file for each set. */
export class ReleasedFolder {
  constructor(private readonly folder: string) {}

  /** Undefined where nothing is released of the set. */
  async read(data: string): Promise<ReleasedFigures | undefined> {
    const text = await readFile(this.#fileOf(data), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : (JSON.parse(text) as ReleasedFigures);
  }

  async write(figures: ReleasedFigures): Promise<void> {
    await writeFile(this.#fileOf(figures.data), `${JSON.stringify(figures, null, 2)}\n`);
  }

  #fileOf(data: string): string {
    return path.join(this.folder, `${data}.json`);
  }
}
