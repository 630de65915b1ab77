import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What lies in the STATE_DIR of a gateway with an embedded PostgreSQL. */
export class StateDir {
  constructor(readonly folder: string) {}

  /** The process id of the PostgreSQL server, by its pid file. */
  get postmaster(): number {
    return Number(this.#pidFile()[0]);
  }

  /** A URL of its database, for looking into it while a server runs. */
  get databaseUrl(): string {
    const password = readFileSync(path.join(this.folder, 'postgres/password'), 'utf8');
    return `postgresql://postgres:${password}@127.0.0.1:${this.#pidFile()[3]}/vitrine`;
  }

  #pidFile(): string[] {
    return readFileSync(path.join(this.folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
  }
}
