import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

/** The folder that `bundle:check-models` makes of a manifest's models, moved elsewhere; it goes with the file's tests. */
export function bundledCheck(manifest: string): string {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'vitrine-bundle-'));
  afterAll(() => rmSync(parent, { recursive: true, force: true }));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/bundle-check-models.mjs', '--out', path.join(parent, 'made')],
    { encoding: 'utf8', env: { ...process.env, MODELS_MANIFEST: manifest } },
  );
  if (status !== 0) throw new Error(`There is no bundle: ${stderr}`);
  const folder = path.join(parent, 'moved');
  renameSync(path.join(parent, 'made'), folder);
  return folder;
}
