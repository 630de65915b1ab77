import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { embeddedBinaries, type Binaries } from './binaries.js';
import { osIdentity, type OsIdentity } from './os-identity.js';

/** A PostgreSQL data folder and everything needed to run a server on it. */
export interface Cluster {
  readonly data: string;
  readonly log: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly identity: OsIdentity;
}

/** Opens the cluster in a folder, making it first where there is none. The caller holds the folder's lock. */
export async function openCluster(folder: string): Promise<Cluster> {
  const data = path.join(folder, 'cluster');
  const secret = path.join(folder, 'password');
  const binaries = embeddedBinaries();
  const identity = osIdentity(binaries.postgres, folder, data);
  if (!existsSync(data)) {
    // Made beside its place and renamed: a kill half-way leaves nothing that looks like a cluster.
    const draft = `${data}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
    identity.own(draft);
    identity.own(secret);
    const [program, args] = identity.command(
      binaries.initdb,
      [
        '-D',
        draft,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        '--locale=C',
        '--no-instructions',
      ].concat(`--pwfile=${secret}`),
    );
    await promisify(execFile)(program, args, { ...identity.spawnOptions, cwd: '/' });
    renameSync(draft, data);
  }
  const password = readFileSync(secret, 'utf8');
  return { data, log: path.join(folder, 'postgres.log'), password, binaries, identity };
}
