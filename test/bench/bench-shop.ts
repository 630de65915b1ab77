import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openShopDatabase } from '../../src/app/open-stores.js';
import { loadConfig } from '../../src/config.js';
import type { Product } from '../../src/domain/products/product.js';
import { startGateway, type Gateway } from '../support/start-gateway.js';
import { simulatedProducts } from './simulated-products.js';

/** A shop of about this many products, as the budgets name it. */
const PRODUCTS = 20_000;
const WRITTEN_AT_ONCE = 500;

/** The shop that is measured: real products where DATA_DIR has them, simulated ones otherwise. */
export class BenchShop {
  readonly stateDir: string;
  #gateway: Promise<Gateway> | undefined;

  private constructor(
    private readonly folder: string,
    /** What the products are, for the reader of a figure. */
    readonly label: string,
    readonly products: readonly Product[],
  ) {
    this.stateDir = path.join(folder, 'shop');
  }

  static async open(dataDir: string | undefined): Promise<BenchShop> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-bench-'));
    const file = dataDir && path.resolve(dataDir, 'icecat-electronics/products.jsonl.gz');
    const real = file && existsSync(file) ? file : undefined;
    const stateDir = path.join(folder, 'shop');
    if (real) importFile(real, stateDir);
    const database = await openShopDatabase(loadConfig({ STATE_DIR: stateDir }));
    try {
      if (!real)
        for (let from = 0; from < PRODUCTS; from += WRITTEN_AT_ONCE)
          await database.catalog.write(simulatedProducts(from, WRITTEN_AT_ONCE));
      const products: Product[] = [];
      for await (const batch of database.catalog.scan()) products.push(...batch);
      const kind = real ? 'real products (Open Icecat)' : 'SIMULATED products';
      return new BenchShop(folder, `${products.length.toLocaleString('en')} ${kind}`, products);
    } finally {
      await database.close();
    }
  }

  /** The gateway on this shop, started when first asked for. */
  gateway(): Promise<Gateway> {
    return (this.#gateway ??= startGateway({ STATE_DIR: this.stateDir }));
  }

  /** Stops the gateway; the next one who asks gets a new one. */
  async stopGateway(): Promise<void> {
    const running = this.#gateway;
    this.#gateway = undefined;
    await (await running)?.stop();
  }

  /** A place for another STATE_DIR; it goes with the shop. */
  emptyFolder(name: string): string {
    return path.join(this.folder, name);
  }

  async close(): Promise<void> {
    await this.stopGateway();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function importFile(file: string, stateDir: string): void {
  const command = path.resolve(import.meta.dirname, '../../src/commands/import.js');
  const args = [command, 'products', file, '--mapping', 'icecat'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { PATH: process.env.PATH, STATE_DIR: stateDir },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The import of ${path.basename(file)} failed: ${stderr}`);
}
