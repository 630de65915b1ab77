import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's CLI insists on a native schema engine, a download, before every command, `generate` included. Where it is
// absent the same engine as WebAssembly stands in. Set here because the CLI reads it after this file.
const engines = path.dirname(createRequire(import.meta.url).resolve('@prisma/engines/package.json'));
if (!readdirSync(engines).some((file) => file.startsWith('schema-engine-')))
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'tools/schema-engine.mjs');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/vitrine' },
});
