import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp, type App } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';

/** How often it is asked whether the shop is open: noticed at once by nobody, cheap for the filling. */
const LOOK_MS = 50;

declare global {
  var browserShop: { readonly app: App; readonly stateDir: string };
}

/** The gateway as `npm start` opens it, demo shop and all, once for every test that looks at it with a browser. */
export default async function browserSetup(): Promise<void> {
  process.env.VITRINE_BROWSER_STARTED = String(Date.now());
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'vitrine-browser-'));
  const config = loadConfig({
    STATE_DIR: stateDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    // One shopper here does in seconds what people do in an hour.
    RATE_LIMIT_PER_MINUTE: '100000',
  });
  const app = await createApp(config, createLogger(config.logLevel));
  globalThis.browserShop = { app, stateDir };
  while ((await app.inject('/readyz')).statusCode !== 200) await sleep(LOOK_MS);
  process.env.VITRINE_BROWSER_ORIGIN = await app.listen();
  process.env.VITRINE_BROWSER_DEMO_KEY = app.demoKey;
}
