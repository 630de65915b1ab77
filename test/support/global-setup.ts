import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '../../src/stores/postgres/apply-migrations.js';
import {
  useEmbeddedServer,
  type EmbeddedServer,
} from '../../src/stores/postgres/embedded/embedded-server.js';

declare global {
  var testServer: { readonly server: EmbeddedServer; readonly stateDir: string };
}

/** One embedded PostgreSQL for all tests, with a migrated database to copy. */
export default async function globalSetup(): Promise<void> {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'vitrine-test-'));
  const server = await useEmbeddedServer(stateDir);
  globalThis.testServer = { server, stateDir };
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('CREATE DATABASE template_vitrine');
  await client.end();
  const template = new URL(server.url);
  template.pathname = '/template_vitrine';
  await applyMigrations(template.href, path.resolve('prisma/migrations'));
  process.env.VITRINE_TEST_SERVER = server.url;
}
