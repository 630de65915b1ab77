import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const { server, stateDir } = globalThis.testServer;
  await server.release();
  rmSync(stateDir, { recursive: true, force: true });
}
