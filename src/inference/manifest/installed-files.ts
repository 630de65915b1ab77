import path from 'node:path';
import { checkFiles } from './check-files.js';
import { fileStamp } from './file-stamp.js';
import { filesOf } from './files-of.js';
import type { ModelEntry } from './manifest.schema.js';

/** The files of a model that were checked once, and are read again by every process that is started later. */
export class InstalledFiles {
  private constructor(
    private readonly folder: string,
    private readonly entry: ModelEntry,
    private checked: string,
  ) {}

  /** Of a model whose files have just been checked. */
  static async of(entry: ModelEntry, folder: string): Promise<InstalledFiles> {
    return new InstalledFiles(folder, entry, await stampOf(entry, folder));
  }

  /** Rejects where they are not what the manifest says any more; they are read only where one was written since. */
  async check(): Promise<void> {
    const stamp = await stampOf(this.entry, this.folder);
    if (stamp === this.checked) return;
    const problems = await checkFiles(this.folder, [this.entry]);
    if (problems.length > 0) throw new Error(problems.join('; '));
    this.checked = stamp;
  }
}

const stampOf = async (entry: ModelEntry, folder: string): Promise<string> =>
  (await Promise.all(filesOf(entry).map(({ file }) => fileStamp(path.resolve(folder, file))))).join('\n');
