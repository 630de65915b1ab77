import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bundledCheck } from '../support/bundled-check.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { TinyModels } from '../support/tiny-models.js';

const tiny = new TinyModels();
tiny.serve([tiny.textEncoder()]);
const bundle = bundledCheck(tiny.manifest);
tiny.remove();
afterAll(() => tiny.remove());
const elsewhere = temporaryFolder();

const run = (...args: string[]) =>
  spawnSync(path.join(bundle, 'check-models'), args, {
    cwd: elsewhere,
    encoding: 'utf8',
    env: { PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin` },
  });

describe('the bundled check of models', () => {
  it('runs alone in a folder: its code, its runtime and its models', () => {
    const { status, stdout, stderr } = run('--device', 'cpu', '--seconds', '1', '--json', 'figures.json');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^PASS {2}tiny-encoder@1.0.0 fp32 .*, ran on CPU \(proven by its profile\)$/m);
    expect(status).toBe(0);
    expect(readdirSync(elsewhere)).toContain('figures.json');
  });

  it('is not put among other files', () => {
    mkdirSync(path.join(elsewhere, 'full/of'), { recursive: true });
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/bundle-check-models.mjs', '--out', path.join(elsewhere, 'full')],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(/full is not empty\.$/m);
    expect(status).toBe(1);
  });
});
