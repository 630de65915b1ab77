import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const command = path.resolve(import.meta.dirname, '../../src/commands/evaluate.js');
const run = (...args: string[]) => promisify(execFile)(process.execPath, [command, ...args], { env: {} });

describe('evaluate command', () => {
  it('says what is missing without data', async () => {
    const { stdout } = await run('recommend', '--data', 'uci');
    expect(stdout).toBe(
      'evaluate recommend is skipped: set DATA_DIR to the folder of the evaluation data.\n',
    );
  });

  it('names the data it knows', async () => {
    await expect(run('recommend', '--data', 'moon')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Allowed choices are uci.'),
    });
  });
});
