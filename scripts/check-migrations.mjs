// Fails where prisma/migrations and prisma/schema.prisma describe different databases. With --write NAME it prints
// the missing migration instead, to be put into prisma/migrations. Runs on an embedded server of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { useEmbeddedServer } from '../dist/stores/postgres/embedded/embedded-server.js';

const stateDir = mkdtempSync(path.join(os.tmpdir(), 'vitrine-migrations-'));
const server = await useEmbeddedServer(stateDir);
const script = process.argv.includes('--script');
const { status } = spawnSync(
  'npx',
  [
    'prisma',
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema.prisma',
  ].concat(script ? ['--script'] : ['--exit-code']),
  { stdio: 'inherit', env: { ...process.env, DATABASE_URL: server.url } },
);
await server.release();
rmSync(stateDir, { recursive: true, force: true });
if (status !== 0)
  console.error(
    'The migrations lag behind the schema: `node scripts/check-migrations.mjs --script` prints what is missing.',
  );
process.exitCode = status ?? 1;
