import { rmSync } from 'node:fs';

export default async function browserTeardown(): Promise<void> {
  await globalThis.browserShop.app.close();
  rmSync(globalThis.browserShop.stateDir, { recursive: true, force: true });
}
