import { chownSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** The numeric user and group 'nobody' on Linux and, as good as any, elsewhere. */
const NOBODY = 65534;

/** How to run PostgreSQL's programs, and who must own their files. */
export interface OsIdentity {
  readonly spawnOptions: { readonly uid?: number; readonly gid?: number };
  own(file: string): void;
  command(program: string, args: readonly string[]): readonly [string, readonly string[]];
}

const AS_IS: OsIdentity = { spawnOptions: {}, own: () => {}, command: (program, args) => [program, args] };

/**
 * PostgreSQL refuses to run as root. As root it runs as nobody or, where nobody cannot reach the files (homes
 * are often 0700), in a user namespace that maps root to nobody.
 */
export function osIdentity(binary: string, folder: string, cluster: string): OsIdentity {
  if (process.getuid?.() !== 0) return AS_IS;
  const dropsRoot = existsSync(cluster)
    ? statSync(cluster).uid !== 0
    : reachableByOthers(binary) && reachableByOthers(folder);
  if (!dropsRoot)
    return {
      ...AS_IS,
      command: (program, args) => [
        'unshare',
        ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, program, ...args],
      ],
    };
  return {
    ...AS_IS,
    spawnOptions: { uid: NOBODY, gid: NOBODY },
    own: (file) => chownSync(file, NOBODY, NOBODY),
  };
}

function reachableByOthers(file: string): boolean {
  const parent = path.dirname(file);
  return (statSync(file).mode & 1) === 1 && (parent === file || reachableByOthers(parent));
}
