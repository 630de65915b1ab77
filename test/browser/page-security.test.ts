import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../../..');
const get = (address: string): Promise<Response> =>
  fetch(new URL(address, process.env.VITRINE_BROWSER_ORIGIN));

const policyOf = ({ headers }: Response): Map<string, string> =>
  new Map(
    headers
      .get('content-security-policy')!
      .split(';')
      .map((directive) => directive.trim().split(/ (.*)/s) as [string, string]),
  );

const PAGES = [
  { name: 'the shop', address: '/', styles: "'self'" },
  // Monaco, its editor, writes style elements.
  { name: 'GraphiQL', address: '/graphiql/', styles: "'self' 'unsafe-inline'" },
];

describe('the pages’ security', () => {
  it.each(PAGES)(
    '$name loads from its own origin only, and runs nothing inline',
    async ({ address, styles }) => {
      const policy = policyOf(await get(address));
      expect(Object.fromEntries(policy)).toEqual({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': styles,
        'img-src': "'self' data:",
        'font-src': "'self' data:",
        'worker-src': "'self'",
        'connect-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
      });
    },
  );

  it.each(PAGES)('$name cannot be framed, sniffed or followed by its address', async ({ address }) => {
    const { headers } = await get(address);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('finds the pages built: at install, not at a start', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.prepare).toContain('npm run build');
    expect(scripts.build).toContain('npm run build:graphiql && npm run build:storefront');
    const started = Number(process.env.VITRINE_BROWSER_STARTED);
    for (const page of ['storefront/index.html', 'graphiql/index.html', 'graphiql/examples.json'])
      expect(statSync(path.join(root, 'dist/pages', page)).mtimeMs).toBeLessThan(started);
  });
});
