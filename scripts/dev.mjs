// tsc --watch (TS 7 native, ~0.2 s) + node --watch; both are killed with this process (killing the tsc wrapper alone would orphan the native child)
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
const req = createRequire(import.meta.url);
const pkg = path.dirname(req.resolve('typescript/package.json'));
const { default: getExePath } = await import(path.join(pkg, 'lib/getExePath.js'));
const tsc = getExePath();
if (spawnSync(tsc, ['-p', '.'], { stdio: 'inherit' }).status !== 0) process.exit(1);
const kids = [
  spawn(tsc, ['-p', '.', '-w', '--preserveWatchOutput'], { stdio: 'inherit' }),
  spawn(process.execPath, ['--watch', '--enable-source-maps', 'dist/main.js'], { stdio: 'inherit' }),
];
for (const s of ['SIGINT', 'SIGTERM'])
  process.on(s, () => {
    for (const k of kids) k.kill(s);
    process.exit(0);
  });
