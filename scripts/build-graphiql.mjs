// Bundles GraphiQL with its editor's workers and the example operations into the folder named first, so that the
// gateway serves it whole: no CDN, no inline script. Runs at install (`prepare`), never at a start.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { readExamples } from './read-examples.mjs';

const root = path.resolve(import.meta.dirname, '..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'dist/pages/graphiql'));

const settings = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2022',
  outdir: target,
  // Licences of what is bundled stay with it, in one file beside each bundle.
  legalComments: 'linked',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await Promise.all([
  build({
    ...settings,
    entryPoints: { main: 'web/graphiql/main.tsx' },
    format: 'esm',
    // Monaco loads its languages when they are needed.
    splitting: true,
    jsx: 'automatic',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.ttf': 'file' },
  }),
  // A worker is a file of its own: the policy lets none be made from a blob.
  build({
    ...settings,
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    format: 'iife',
  }),
]);
copyFileSync(path.join(root, 'web/graphiql/index.html'), path.join(target, 'index.html'));
writeFileSync(
  path.join(target, 'examples.json'),
  JSON.stringify(readExamples(path.join(root, 'schema/examples'))),
);
