#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine` binary: same stdio JSON-RPC, run by @prisma/schema-engine-wasm
// (published by Prisma, from the same prisma-engines commit) over @prisma/adapter-pg. Selected with
// PRISMA_SCHEMA_ENGINE_BINARY; needs no download. Works with any PostgreSQL URL (server, embedded, PGlite socket).
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const require = createRequire(import.meta.url);
const wasmPath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');

const args = process.argv.slice(2);
const datamodels = [];
let datasource = {};
const rest = [];
for (let i = 0; i < args.length; i++) {
  if (args[i] === '--datamodels' || args[i] === '-d') datamodels.push(args[++i]);
  else if (args[i] === '--datasource') datasource = JSON.parse(args[++i]);
  else if (args[i] === '--enabled-preview-features' || args[i] === '--extension-types') i++;
  else rest.push(args[i]);
}
if (rest[0] === '--version') {
  console.log(
    `schema-engine-wasm ${JSON.parse(readFileSync(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace('schema_engine_bg.js', 'package.json'))).version}`,
  );
  process.exit(0);
}

const log = (level, message, extra = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      target: 'schema_engine::logger',
      fields: { message, ...extra },
    }) + '\n',
  );

function adminUrl(url) {
  const u = new URL(url);
  const db = decodeURIComponent(u.pathname.slice(1));
  u.pathname = '/postgres';
  u.search = '';
  return { db, admin: u.toString() };
}
async function withClient(url, f) {
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  try {
    return await f(c);
  } finally {
    await c.end();
  }
}

if (rest[0] === 'cli') {
  process.stderr.write('\n'); // the CLI drops the first stderr line
  const { db, admin } = adminUrl(datasource.url);
  try {
    if (rest[1] === 'can-connect-to-database')
      await withClient(datasource.url.split('?')[0], (c) => c.query('select 1'));
    else if (rest[1] === 'create-database')
      await withClient(admin, (c) => c.query(`CREATE DATABASE ${c.escapeIdentifier(db)}`));
    else if (rest[1] === 'drop-database')
      await withClient(admin, (c) => c.query(`DROP DATABASE ${c.escapeIdentifier(db)}`));
    else throw new Error(`unknown cli command ${rest[1]}`);
    process.exit(0);
  } catch (e) {
    const code =
      e.code === '3D000' ? 'P1003' : e.code === '28P01' ? 'P1000' : e.code === '42P04' ? 'P1009' : 'P1001';
    log('ERROR', e.message || `Can't reach database server (${e.code})`, {
      error_code: code,
      is_panic: false,
    });
    process.exit(1);
  }
}

const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { './schema_engine_bg.js': bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

// Two repairs to @prisma/adapter-pg, which is written for the client, not for migrations:
// 1. its executeScript cuts at every ';' (also inside $$ bodies and strings) and is not atomic; PostgreSQL's simple
//    protocol runs a whole script in one implicit transaction, as the native engine does;
// 2. PostgreSQL's one-byte "char" (OID 18, all over pg_catalog) is unknown to @prisma/adapter-pg: introspection needs it.
function repaired(conn) {
  conn.executeScript = async (script) => {
    try {
      await conn.client.query(script);
    } catch (e) {
      conn.onError(e);
    }
  };
  const performIO = conn.performIO.bind(conn),
    queryRaw = conn.queryRaw.bind(conn);
  let chars = [];
  conn.performIO = async (q) => {
    const r = await performIO(q);
    chars = [];
    r.fields?.forEach((f, i) => {
      if (f.dataTypeID === 18) {
        f.dataTypeID = 25;
        chars.push(i);
      }
    });
    return r;
  };
  conn.queryRaw = async (q) => {
    const r = await queryRaw(q);
    for (const i of chars) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  return conn;
}

class Factory extends PrismaPg {
  async connect() {
    return repaired(await super.connect());
  }
  // A throw-away database beside the main one (or the configured one). Not PrismaPg's own: with a connectionString
  // its pool would ignore the shadow name and run on the main database.
  async connectToShadowDb() {
    if (datasource.shadowDatabaseUrl)
      return repaired(
        await new PrismaPg({ connectionString: datasource.shadowDatabaseUrl, max: 1 }).connect(),
      );
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const { admin } = adminUrl(datasource.url);
    await withClient(admin, (c) => c.query(`CREATE DATABASE ${c.escapeIdentifier(name)}`));
    const u = new URL(datasource.url);
    u.pathname = '/' + name;
    const conn = repaired(await new PrismaPg({ connectionString: u.toString(), max: 1 }).connect());
    const dispose = conn.dispose.bind(conn);
    conn.dispose = async () => {
      await dispose();
      await withClient(admin, (c) =>
        c.query(`DROP DATABASE IF EXISTS ${c.escapeIdentifier(name)} WITH (FORCE)`),
      );
    };
    return conn;
  }
}

let engine;
async function getEngine() {
  if (!engine) {
    const factory = bindMigrationAwareSqlAdapterFactory(
      new Factory({ connectionString: datasource.url, max: 1 }),
    );
    const models = datamodels.map((p) => [p, readFileSync(p, 'utf8')]);
    engine = await bg.SchemaEngine.new(
      { datamodels: models.length ? models : undefined },
      (l) => process.env.SCHEMA_ENGINE_DEBUG && process.stderr.write(l + '\n'),
      factory,
    );
  }
  return engine;
}

const rename = { getDatabaseVersion: 'version' };
const rl = createInterface({ input: process.stdin, crlfDelay: Infinity });
let pending = Promise.resolve();
rl.on('line', (line) => {
  pending = pending.then(async () => {
    const req = JSON.parse(line);
    if (!req.method) return;
    let out;
    try {
      const e = await getEngine();
      const result = await e[rename[req.method] ?? req.method](req.params);
      if (req.method === 'diff' && result.stdout != null) {
        process.stdout.write(
          JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'print', params: { content: result.stdout } }) +
            '\n',
        );
      }
      out = { jsonrpc: '2.0', id: req.id, result: result ?? {} };
    } catch (e) {
      out = {
        jsonrpc: '2.0',
        id: req.id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: { is_panic: false, message: e.message ?? String(e), error_code: e.code, meta: e.meta ?? {} },
        },
      };
    }
    process.stdout.write(JSON.stringify(out) + '\n');
  });
});
rl.on('close', async () => {
  await pending;
  process.exit(0);
});
