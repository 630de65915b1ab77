import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { createApp, type App } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { findProgram } from './find-program.js';
import { Visit } from './visit.js';

/** The gateway as `npm start` opens it, demo shop and all, and a real Chromium in front of it. */
export class BrowserShop {
  private constructor(
    readonly app: App,
    readonly origin: string,
    private readonly browser: Browser,
    private readonly stateDir: string,
  ) {}

  static async open(): Promise<BrowserShop> {
    const stateDir = mkdtempSync(path.join(os.tmpdir(), 'vitrine-browser-'));
    const config = loadConfig({
      STATE_DIR: stateDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      // One shopper here does in seconds what people do in an hour.
      RATE_LIMIT_PER_MINUTE: '100000',
    });
    const app = await createApp(config, createLogger(config.logLevel));
    await app.stores.follower.caughtUp();
    const browser = await chromium.launch({
      executablePath: findProgram('chromium'),
      // Root has no sandbox, small machines have no /dev/shm, and nothing here may look outside.
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
    });
    return new BrowserShop(app, await app.listen(), browser, stateDir);
  }

  /** A new visitor's window, which keeps account of everything that goes wrong in it. */
  async visit(width = 1280, height = 900): Promise<Visit> {
    const context = await this.browser.newContext({ viewport: { width, height }, baseURL: this.origin });
    context.setDefaultTimeout(10_000);
    return Visit.begin(await context.newPage(), this.origin);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
    rmSync(this.stateDir, { recursive: true, force: true });
  }
}
