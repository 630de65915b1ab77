import { chromium, type Browser } from 'playwright-core';
import { findProgram } from './find-program.js';
import { Visit } from './visit.js';

/** A real Chromium in front of the gateway of browser-setup.ts. */
export class BrowserShop {
  readonly origin = process.env.VITRINE_BROWSER_ORIGIN!;
  readonly demoKey = process.env.VITRINE_BROWSER_DEMO_KEY!;

  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<BrowserShop> {
    return new BrowserShop(
      await chromium.launch({
        executablePath: findProgram('chromium'),
        // Root has no sandbox, small machines have no /dev/shm, and nothing here may look outside.
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
      }),
    );
  }

  /** A new visitor's window, which keeps account of everything that goes wrong in it. */
  async visit(width = 1280, height = 900): Promise<Visit> {
    const context = await this.browser.newContext({ viewport: { width, height }, baseURL: this.origin });
    context.setDefaultTimeout(10_000);
    return Visit.begin(await context.newPage(), this.origin);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
