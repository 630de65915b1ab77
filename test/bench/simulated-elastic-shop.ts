import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { createApp, type App } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { ProductDraft } from '../../src/domain/product.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { UNLIMITED } from '../support/busy-shop.js';
import { ElasticShop } from '../support/elastic-shop.js';
import { draft } from '../support/make.js';

const SYLLABLES = ['ka', 'ro', 'mi', 'te', 'lu', 'sen', 'dor', 'pa', 'vi', 'gno'] as const;
const COLOURS = ['red', 'blue', 'green', 'black', 'white', 'silver', 'brown'] as const;

/** A word for each number below 1,000. */
const word = (n: number): string =>
  SYLLABLES[Math.floor(n / 100) % 10]! + SYLLABLES[Math.floor(n / 10) % 10]! + SYLLABLES[n % 10]!;

/** Simulated products: few words are frequent and many are rare, as in shops. */
export function simulatedProducts(count: number): ProductDraft[] {
  const rng = xoroshiro128plus(1);
  const some = (): string => word(Math.floor(1000 * (uniformInt(rng, 0, 999) / 1000) ** 3));
  return Array.from({ length: count }, (_, i) =>
    draft(`p${i}`, {
      title: `${some()} ${some()} ${some()} ${COLOURS[i % 7]}`,
      description: Array.from({ length: 40 }, some).join(' '),
      brand: `Brand ${i % 97}`,
      categoryPath: [`Department ${i % 10}`, `Category ${i % 200}`],
      attributes: [
        { name: 'Colour', value: COLOURS[i % 7]! },
        { name: 'Size', value: `${i % 12}` },
      ],
    }),
  );
}

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
