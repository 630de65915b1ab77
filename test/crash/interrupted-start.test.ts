import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { StateDir } from '../support/state-dir.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const WITHIN_MS = 20_000;

const root = temporaryFolder();
let gateway: GatewayProcess | undefined;
let left: number | undefined;
afterEach(async () => {
  await gateway?.kill();
  if (left !== undefined && isAlive(left)) process.kill(left, 'SIGINT');
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stopped by %s half-way leaves no database server',
    async (signal) => {
      const state = new StateDir(path.join(root, signal));
      gateway = new GatewayProcess({ STATE_DIR: state.folder });
      const started = async (): Promise<boolean> =>
        existsSync(path.join(state.folder, 'postgres/cluster/postmaster.pid')) && state.postmaster > 0;
      await until(started, WITHIN_MS);
      left = state.postmaster;
      expect(gateway.open).toBe(false);
      expect(await gateway.end(signal)).toBe(0);
      expect(gateway.open).toBe(false);
      expect(isAlive(left)).toBe(false);
    },
  );

  it('on a port that is taken says on one line which setting chooses another', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    try {
      gateway = new GatewayProcess({
        PORT: String(port),
        DATABASE_URL: await createTestDatabase(),
        LOG_LEVEL: 'silent',
      });
      expect(await gateway.ended).toBe(1);
      expect(gateway.output).toBe(
        `Vitrine cannot start. Port ${port} of 127.0.0.1 is taken: ` +
          `set PORT to a free one (PORT=${port + 1} npm start), or to 0 for any.\n`,
      );
    } finally {
      taken.close();
    }
  });
});
