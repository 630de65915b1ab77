import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig, type Config } from '../config.js';
import { openEngine } from '../evaluation/open-engine.js';
import { compareEngines } from '../evaluation/parity/compare-engines.js';
import { drawParityQuestions } from '../evaluation/parity/draw-parity-questions.js';
import { formatParity } from '../evaluation/parity/format-parity.js';
import { readIcecat } from '../evaluation/read-icecat.js';
import { ENGINES, type EngineName, type OpenedEngine } from '../evaluation/opened-engine.js';
import { demoJudgementsFile } from '../evaluation/demo-judgements/demo-judgements-file.js';
import { PeriodNextProducts } from '../evaluation/next-products/period-next-products.js';
import { PeriodRankers } from '../evaluation/ranker/period-rankers.js';
import { FitCache } from '../evaluation/baselines/fit-cache.js';
import { compareRecommenders } from '../evaluation/recommend/compare-recommenders.js';
import { drawCustomers } from '../evaluation/recommend/draw-customers.js';
import { formatRecommendReport } from '../evaluation/recommend/format-recommend-report.js';
import { plainMethods } from '../evaluation/recommend/plain-methods.js';
import { recommendPage } from '../evaluation/recommend/page/recommend-page.js';
import { RECOMMEND_SETS, readRecommendData } from '../evaluation/recommend/read-recommend-data.js';
import { evaluateSearch } from '../evaluation/search/evaluate-search.js';
import { formatComparison } from '../evaluation/search/format-comparison.js';
import { formatReport } from '../evaluation/search/format-report.js';
import { reportPage } from '../evaluation/search/page/report-page.js';
import { readReport } from '../evaluation/search/read-report.js';
import { SEARCH_SETS, type SearchData } from '../evaluation/search/search-data.js';
import { ImportError } from '../importing/import-error.js';
import { loadMapping, NATIVE } from '../importing/mapping/load-mapping.js';
import { createLogger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { openMatrixProduct } from '../inference/matrix/matrix-product.js';
import { runProgram } from './run-program.js';
import { stepBar } from './step-bar.js';
import { withModels } from './with-models.js';

/** Of the bootstrap and of questions drawn by chance; any fixed number makes two runs print the same. */
const SEED = 1;

/** What shells report of a command ended by SIGINT. */
const INTERRUPTED = 130;

/** Enough for a mean that chance moves by .02. */
const PARITY_QUESTIONS = 200;

const program = new Command('evaluate')
  .description('Measures ranking on real data, beside plain baselines.')
  .showHelpAfterError('(--help says what there is)');

interface RecommendFlags {
  readonly data: string;
  readonly mapping?: string;
  readonly shoppers?: number;
  readonly ranker?: string;
  readonly sequence?: string;
  readonly factors?: string;
  readonly plain: boolean;
  readonly json?: string;
  readonly html?: string;
}

program
  .command('recommend')
  .description(
    "Recommendations: each shopper's next order through the gateway's own pipeline, full ranking, beside plain methods.",
  )
  .option(
    '--data <set or file>',
    `${RECOMMEND_SETS.join(', ')}, which lie below DATA_DIR, or a file of orders of one's own`,
    'uci',
  )
  .option('--mapping <name or file>', "the layout of one's own file; absent: exported events, or orders")
  .option('--shoppers <number>', 'asks only for so many, drawn by chance', wholeNumber)
  .option(
    '--ranker <folder>',
    'measures the learned rankers that npm run train -- recommender --walk-forward wrote',
  )
  .option('--sequence <folder>', 'measures the models that npm run train -- sequence wrote')
  .option('--factors <folder>', 'measures the models that npm run train -- factors wrote')
  .option('--no-plain', 'leaves the plain methods out, which take most of the time')
  .option('--json <file>', 'writes the tables there as well')
  .option('--html <file>', 'draws the report there, for a browser')
  .action(async ({ data: name, mapping, shoppers, ranker, plain, json, html, ...next }: RecommendFlags) => {
    const { dataDir, inference, projectRoot, stateDir } = readConfig();
    const bar = stepBar();
    const data = await readRecommendData(name, {
      dataDir,
      mapping,
      now: new Date(),
      mappingsFolder: path.join(projectRoot, 'src/importing/mappings'),
    });
    if (!data) return skip('recommend', 'DATA_DIR to the folder of the evaluation data');
    const parts = {
      settings: { ...inference, device: 'cpu', processes: 1 },
      logger: createLogger('error'),
      metrics: new Metrics(),
    } as const;
    const rankers = ranker === undefined ? undefined : await PeriodRankers.open(ranker, parts);
    const nextProducts = await PeriodNextProducts.open(next, parts);
    const tables = await compareRecommenders(data, {
      learned: {
        rankerAt: rankers && ((moment) => rankers.at(moment)),
        nextProductsAt: (moment) => nextProducts.at(moment),
        methods: nextProducts.methods,
      },
      seed: SEED,
      methods: plain
        ? plainMethods(data, await openMatrixProduct(), new FitCache(path.join(stateDir, 'evaluation')))
        : [],
      wanted: drawCustomers(data.orders, shoppers, SEED),
      onProgress: bar,
    }).finally(() => Promise.all([rankers?.close(), nextProducts.close()]));
    const report = { data: data.name, remarks: data.remarks, tables };
    console.log(formatRecommendReport(report));
    if (html !== undefined) await writeFile(html, recommendPage(report));
    if (json !== undefined) await writeJson(json, report);
  });

interface SearchFlags {
  readonly data: SearchData['set'];
  readonly index: EngineName;
  readonly judgements?: string;
  readonly products?: string;
  readonly mapping: string;
  readonly save?: string;
  readonly against?: string;
  readonly json?: string;
  readonly depths: readonly number[];
  readonly html?: string;
}

program
  .command('search')
  .description("Search: judged queries through the gateway's own pipeline.")
  .addOption(
    new Option('--data <set>', "a set below DATA_DIR, 'demo-shop', which needs none, or 'file' for one's own")
      .choices([...SEARCH_SETS, 'demo-shop', 'file'])
      .default('crowdflower'),
  )
  .addOption(new Option('--index <engine>', 'where to search').choices(ENGINES).default('embedded'))
  .option('--judgements <file>', 'with --data file: .csv or .jsonl with query, productId and grade from 0')
  .option('--products <file>', 'with --data file: the catalogue, as import reads it')
  .option('--mapping <name or file>', "the layout of the catalogue's file", NATIVE)
  .option('--depths <numbers>', 'candidates that the cross-encoder reads, comma separated', readDepths, [50])
  .option('--save <file>', 'keeps the run, to compare later ones with')
  .option('--against <file>', 'compares with a run that was saved')
  .option('--json <file>', 'writes the report there as well')
  .option('--html <file>', 'draws the report there, for a browser')
  .action(async (flags: SearchFlags) => {
    const { dataDir, elastic, inference, projectRoot, stateDir } = readConfig();
    const data = await searchData(flags, dataDir, projectRoot);
    if (!data) return skip('search', 'DATA_DIR to the folder of the evaluation data');
    if (flags.index === 'elasticsearch' && !elastic) return skip('search', 'ELASTICSEARCH_URL');
    const before = flags.against === undefined ? undefined : await readReport(flags.against, data.set);
    await withEngines([flags.index], elastic, async ([engine]) => {
      const vectorsFolder = path.join(stateDir, 'evaluation');
      const report = await withModels(inference, (models) =>
        evaluateSearch(engine!, data, {
          depths: flags.depths,
          models,
          vectorsFolder,
          onProgress: stepBar(),
        }),
      );
      console.log(formatReport(report, SEED));
      if (before) console.log(`\n${formatComparison(before, report, SEED)}`);
      if (flags.html !== undefined) await writeFile(flags.html, reportPage(report, SEED, before));
      for (const file of [flags.save, flags.json]) if (file !== undefined) await writeJson(file, report);
    });
  });

program
  .command('parity')
  .description('Whether both engines answer alike: questions drawn from an electronics catalogue.')
  .option('--json <file>', 'writes every answer there')
  .action(async ({ json }: { json?: string }) => {
    const { dataDir, elastic, projectRoot } = readConfig();
    if (dataDir === undefined) return skip('parity', 'DATA_DIR to the folder of the evaluation data');
    if (!elastic) return skip('parity', 'ELASTICSEARCH_URL');
    const products = await readIcecat(dataDir, path.join(projectRoot, 'src/importing/mappings'));
    const questions = drawParityQuestions(products, PARITY_QUESTIONS, SEED);
    await withEngines(ENGINES, elastic, async ([a, b]) => {
      const report = await compareEngines([a!, b!], products, questions, stepBar());
      console.log(formatParity(report));
      if (json !== undefined) await writeJson(json, report);
    });
  });

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('A whole number from 1 is needed.');
  return number;
}

function readDepths(text: string): number[] {
  const depths = text.split(',').map(Number);
  if (!depths.every((depth) => Number.isInteger(depth) && depth >= 1 && depth <= 200))
    throw new InvalidArgumentError('Numbers from 1 to 200 are needed, such as 10,25,50.');
  return depths;
}

async function searchData(
  { data, judgements, products, mapping }: SearchFlags,
  dataDir: string | undefined,
  projectRoot: string,
): Promise<SearchData | undefined> {
  if (data === 'demo-shop') return { set: data, judgements: demoJudgementsFile(projectRoot) };
  if (data !== 'file') return dataDir === undefined ? undefined : { set: data, dataDir };
  if (judgements === undefined || products === undefined)
    throw new ImportError('--data file needs --judgements and --products.');
  const { products: layout } = await loadMapping(mapping, path.join(projectRoot, 'src/importing/mappings'));
  if (!layout) throw new ImportError(`The mapping '${mapping}' says nothing of products.`);
  return { set: data, judgements, products, mapping: layout };
}

/** Engines are closed afterwards, and on an interrupt: an index in a cluster would outlive the command. */
async function withEngines(
  names: readonly EngineName[],
  cluster: Config['elastic'],
  work: (engines: readonly OpenedEngine[]) => Promise<void>,
): Promise<void> {
  const engines: OpenedEngine[] = [];
  const close = async (): Promise<void> => {
    for (const engine of engines.splice(0)) await engine.close();
  };
  process.once('SIGINT', () => void close().finally(() => process.exit(INTERRUPTED)));
  try {
    for (const name of names) engines.push(await openEngine(name, cluster));
    await work([...engines]);
  } finally {
    await close();
  }
}

function skip(what: string, setting: string): void {
  console.log(`evaluate ${what} is skipped: set ${setting}.`);
}

const writeJson = (file: string, value: unknown): Promise<void> =>
  writeFile(file, `${JSON.stringify(value, null, 2)}\n`);

await runProgram(program);
