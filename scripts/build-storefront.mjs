// Bundles the shop's pages into the folder named first. Runs at install (`prepare`), never at a start.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'dist/pages/storefront'));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['web/storefront/main.ts', 'web/storefront/main.css'],
  bundle: true,
  minify: true,
  sourcemap: true,
  format: 'esm',
  target: 'es2022',
  outdir: target,
  logLevel: 'warning',
});
copyFileSync(path.join(root, 'web/storefront/index.html'), path.join(target, 'index.html'));
