import type { Page } from 'playwright-core';

/** Runs in the page: what the policy refused is an error. */
const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))`;

/** A window of the browser. Whatever a page logs as an error, breaks of its policy, or asks of others is kept. */
export class Visit {
  /** Nothing, on a page that is in order. */
  readonly troubles: string[] = [];

  private constructor(readonly page: Page) {}

  static async begin(page: Page, origin: string): Promise<Visit> {
    const visit = new Visit(page);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        visit.troubles.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => visit.troubles.push(`thrown: ${error.message}`));
    page.on('requestfailed', (request) => {
      // A page that is left, or a next letter typed, cancels what nobody waits for any more.
      const why = request.failure()?.errorText;
      if (why !== 'net::ERR_ABORTED') visit.troubles.push(`failed: ${request.url()} ${why}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) visit.troubles.push(`${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin && url.protocol !== 'data:') visit.troubles.push(`left: ${url.href}`);
    });
    await page.addInitScript(REPORT_VIOLATIONS);
    return visit;
  }

  /** Takes out troubles that a test made on purpose. */
  forgive(made: RegExp): void {
    const others = this.troubles.filter((trouble) => !made.test(trouble));
    this.troubles.splice(0, this.troubles.length, ...others);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
