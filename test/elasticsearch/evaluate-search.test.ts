import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/temporary-folder.js';
import { tinyJudgedFiles } from '../support/tiny-judged-files.js';

const { ELASTICSEARCH_URL } = process.env;
const folder = temporaryFolder();
const command = path.resolve(import.meta.dirname, '../../src/commands/evaluate.js');
const ELASTICSEARCH_INDEX = `test-${randomBytes(4).toString('hex')}`;
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [command, ...args], {
    env: { ELASTICSEARCH_URL: ELASTICSEARCH_URL!, ELASTICSEARCH_INDEX, MODELS_MANIFEST: 'none' },
  });

describe('evaluate search on Elasticsearch', () => {
  if (!ELASTICSEARCH_URL) it.todo('is skipped: ELASTICSEARCH_URL is not set');
  else
    it('measures what the embedded index measures, and leaves no index behind', async () => {
      const flags = tinyJudgedFiles(folder);
      const [embedded, elastic] = await Promise.all([
        run('search', ...flags),
        run('search', ...flags, '--index', 'elasticsearch'),
      ]);
      expect(elastic.stdout).toBe(embedded.stdout.replace('embedded', 'elasticsearch'));
      const response = await fetch(
        new URL(`/_cat/indices/${ELASTICSEARCH_INDEX}*?h=index`, ELASTICSEARCH_URL),
      );
      expect(await response.text()).toBe('');
    });
});
