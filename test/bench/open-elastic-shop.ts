import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createApp, type App } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { UNLIMITED } from '../support/busy-shop.js';
import { ElasticShop } from '../support/elastic-shop.js';

export interface MeasuredShop {
  readonly app: App;
  /** Another gateway on the same database and index, that reaches the cluster at another address. */
  openBeside(address: string): Promise<App>;
  close(): Promise<void>;
}

/** A gateway with a database and an index of its own, in a temporary folder. */
export async function openElasticShop(url: string): Promise<MeasuredShop> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-bench-'));
  const shop = new ElasticShop(url);
  const open = (address: string): Promise<App> => {
    const env = { STATE_DIR: folder, DEMO_SHOP: 'false', PORT: '0' };
    const config = loadConfig({ ...UNLIMITED, ...shop.env(address), ...env });
    return createApp(config, createLogger('silent'));
  };
  const app = await open(url);
  const close = async (): Promise<void> => {
    await app.close();
    await shop.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, openBeside: open, close };
}
