import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Consent } from './domain/viewers/consent.js';
import type { InferenceSettings } from './inference/inference-settings.js';
import { NEW_ARRIVALS_SHARE } from './ranking/new-arrivals-share.js';
import type { ElasticSettings } from './stores/elastic-settings.js';

/** Settings that cannot be: the message names all of them. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`Wrong settings (see .env.example):\n${problems.join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Every setting, with its unit, default and reason. This is the only place that reads the environment; all
 * wrong settings are reported together. Everyone else receives a typed slice of `Config`.
 */
const settings = z.object({
  NODE_ENV: z.string().default('development'),
  /** TCP port of the gateway. 0 takes a free one, for tests. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** Address to listen on. Loopback by default: exposing a shop is a decision. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder of everything the embedded default keeps; deleting it is a fresh start. */
  STATE_DIR: z.string().min(1).default('.vitrine'),
  /** Whether an empty database is filled with the simulated demo shop. */
  DEMO_SHOP: z.stringbool().default(true),
  /** PostgreSQL to use instead of the embedded one. A secret: it carries a password. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Connections to the database. Ten keep two cores of PostgreSQL busy; two jobs may each hold one while they read by another. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(3).max(200).default(10),
  /** Elasticsearch 9 to search in instead of the embedded index: one or more nodes of a cluster, comma separated. */
  ELASTICSEARCH_URL: z
    .string()
    .transform(list)
    .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
    .optional(),
  /** Either an encoded API key, or a user and its password, or none of them. Secrets. */
  ELASTICSEARCH_API_KEY: z.string().min(1).optional(),
  ELASTICSEARCH_USERNAME: z.string().min(1).optional(),
  ELASTICSEARCH_PASSWORD: z.string().min(1).optional(),
  /** PEM text of the authority that signed the nodes' certificates; unset: the system's authorities. */
  ELASTICSEARCH_CA: z.string().startsWith('-----BEGIN').optional(),
  /** Alias of the index; its generations are named after it. Several shops may share a cluster. */
  ELASTICSEARCH_INDEX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,99}$/, 'must be 1 to 100 of a-z, 0-9, _ and -, beginning with a letter')
    .default('vitrine-catalog'),
  /** Copies of the index besides the first: one lets a node go without a failed search. */
  ELASTICSEARCH_REPLICAS: z.coerce.number().int().min(0).max(10).default(1),
  /** Milliseconds after which a search is given up: a shopper has left by then. */
  ELASTICSEARCH_TIMEOUT_MS: z.coerce.number().int().min(50).max(60_000).default(2000),

  /** File that says which models serve, or `none`. Default: onnx/manifest.json of the project, if it is there. */
  MODELS_MANIFEST: z.string().min(1).optional(),
  /** What models run on: `auto` takes the best that is really there, any other is meant, and refused where it is not. */
  INFERENCE_DEVICE: z.enum(['auto', 'cpu', 'cuda', 'webgpu']).default('auto'),
  /** Threads of a model's process. By default as many as cores, and no more than four: beyond, they mostly wait. */
  INFERENCE_THREADS: z.coerce.number().int().min(1).max(64).default(Math.min(4, availableParallelism())),
  /** Processes of each model, each with its own weights in memory. One with several threads answers soonest. */
  INFERENCE_PROCESSES: z.coerce.number().int().min(1).max(16).default(1),
  /** Folders of the libraries that CUDA or WebGPU need and the system does not know, separated by colons. */
  ORT_LIBRARY_PATH: z.string().min(1).optional(),

  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Folder of evaluation data; what needs it is skipped where it is unset. */
  DATA_DIR: z.string().min(1).optional(),

  /** Secret of HS256 tokens, at least 32 bytes (RFC 7518, 3.2). */
  JWT_SECRET: z.string().min(32).optional(),
  /** PEM text of the public key of RS256 tokens. */
  JWT_PUBLIC_KEY: z.string().startsWith('-----BEGIN').optional(),
  /** Where the issuer publishes its keys (RFC 7517). */
  JWT_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Required `iss` and `aud` of tokens; unset: not checked. */
  JWT_ISSUER: z.string().min(1).optional(),
  JWT_AUDIENCE: z.string().min(1).optional(),

  /**
   * What holds for shoppers who were not asked yet: `none`, `session` or `full`. By default a shop recommends by what
   * its visitors do; where the law wants to be asked first, it is `none`.
   */
  CONSENT_DEFAULT: z.enum(['none', 'session', 'full']).default('full'),
  /**
   * Share of the places of home and empty search that is kept for products listed within a month: what is never seen is
   * never bought. By default the last of twelve; more than half would make the row theirs.
   */
  NEW_ARRIVALS_SHARE: z.coerce.number().min(0).max(0.5).default(NEW_ARRIVALS_SHARE),

  /** Origins whose pages may call the gateway, comma separated; pages on loopback may in development. */
  CORS_ORIGINS: z.string().default(''),
  /** Proxies whose X-Forwarded-For is believed, comma separated addresses or ranges; none by default. */
  TRUSTED_PROXIES: z.string().default(''),
  /** Requests a minute per partner, shopper or address. Ten a second is a fast human with an open type-ahead. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  /** The same for partners, who push catalogues. */
  PARTNER_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
  /** Cost of one operation: roughly the fields of the answer. A page with a search of 24 and three rows of 12 costs about 800. */
  MAX_COMPLEXITY: z.coerce.number().int().min(100).default(5000),
  /** Seconds between refreshes of popularity; trending may lag by this much. */
  POPULARITY_REFRESH_S: z.coerce.number().min(1).default(30),
  /** Seconds between refreshes of what is bought together: a full recount, so not every minute. */
  NEIGHBOURS_REFRESH_S: z.coerce.number().min(10).default(900),
  /** Minutes for which page two of an answer continues page one exactly; later it is made anew. */
  RESULT_LIST_TTL_MIN: z.coerce.number().min(1).default(60),
});

export interface Config {
  readonly production: boolean;
  readonly projectRoot: string;
  readonly http: {
    readonly port: number;
    readonly host: string;
    readonly corsOrigins: readonly string[];
    readonly trustedProxies: readonly string[];
  };
  readonly limits: {
    readonly requestsPerMinute: number;
    readonly partnerRequestsPerMinute: number;
    readonly maxComplexity: number;
  };
  readonly database: { readonly url?: string; readonly stateDir: string; readonly poolSize: number };
  /** Absent: the embedded index. */
  readonly elastic?: ElasticSettings;
  readonly inference: InferenceSettings;
  readonly stateDir: string;
  readonly demoShop: boolean;
  readonly logLevel: string;
  readonly dataDir?: string;
  readonly auth: {
    readonly secret?: string;
    readonly publicKey?: string;
    readonly jwksUrl?: string;
    readonly issuer?: string;
    readonly audience?: string;
  };
  /** What holds for those who have not said what they consent to. */
  readonly consentDefault: Consent;
  readonly newArrivalsShare: number;
  readonly jobs: {
    readonly popularityRefreshMs: number;
    readonly neighboursRefreshMs: number;
    readonly resultListTtlMs: number;
  };
}

/** The settings of this process: its environment, and `.env` in the working folder for what that does not say. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile();
  return loadConfig(process.env);
}

/** Checks an environment. Throws one Error that lists every wrong setting and never prints a value. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (given.ELASTICSEARCH_API_KEY && given.ELASTICSEARCH_USERNAME)
    problems.push('  ELASTICSEARCH_API_KEY, ELASTICSEARCH_USERNAME: set one of them');
  if (Boolean(given.ELASTICSEARCH_USERNAME) !== Boolean(given.ELASTICSEARCH_PASSWORD))
    problems.push('  ELASTICSEARCH_USERNAME, ELASTICSEARCH_PASSWORD: set both or neither');
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data, given);
}

function toConfig(read: z.infer<typeof settings>, given: Record<string, string | undefined>): Config {
  const stateDir = path.resolve(read.STATE_DIR);
  const projectRoot = findProjectRoot(import.meta.dirname);
  return {
    production: read.NODE_ENV === 'production',
    projectRoot,
    http: {
      port: read.PORT,
      host: read.HOST,
      corsOrigins: list(read.CORS_ORIGINS),
      trustedProxies: list(read.TRUSTED_PROXIES),
    },
    limits: {
      requestsPerMinute: read.RATE_LIMIT_PER_MINUTE,
      partnerRequestsPerMinute: read.PARTNER_RATE_LIMIT_PER_MINUTE,
      maxComplexity: read.MAX_COMPLEXITY,
    },
    database: { url: read.DATABASE_URL, stateDir, poolSize: read.DATABASE_POOL_SIZE },
    elastic: read.ELASTICSEARCH_URL && {
      nodes: read.ELASTICSEARCH_URL,
      apiKey: read.ELASTICSEARCH_API_KEY,
      username: read.ELASTICSEARCH_USERNAME,
      password: read.ELASTICSEARCH_PASSWORD,
      ca: read.ELASTICSEARCH_CA,
      alias: read.ELASTICSEARCH_INDEX,
      replicas: read.ELASTICSEARCH_REPLICAS,
      timeoutMs: read.ELASTICSEARCH_TIMEOUT_MS,
    },
    inference: {
      manifest: manifestOf(read.MODELS_MANIFEST, projectRoot),
      device: read.INFERENCE_DEVICE,
      threads: read.INFERENCE_THREADS,
      processes: read.INFERENCE_PROCESSES,
      processEnv: processEnvOf(given, read.ORT_LIBRARY_PATH),
    },
    stateDir,
    demoShop: read.DEMO_SHOP,
    logLevel: read.LOG_LEVEL,
    dataDir: read.DATA_DIR === undefined ? undefined : path.resolve(read.DATA_DIR),
    auth: {
      secret: read.JWT_SECRET,
      publicKey: read.JWT_PUBLIC_KEY,
      jwksUrl: read.JWT_JWKS_URL,
      issuer: read.JWT_ISSUER,
      audience: read.JWT_AUDIENCE,
    },
    consentDefault: read.CONSENT_DEFAULT.toUpperCase() as Consent,
    newArrivalsShare: read.NEW_ARRIVALS_SHARE,
    jobs: {
      popularityRefreshMs: read.POPULARITY_REFRESH_S * 1000,
      neighboursRefreshMs: read.NEIGHBOURS_REFRESH_S * 1000,
      resultListTtlMs: read.RESULT_LIST_TTL_MIN * 60_000,
    },
  };
}

/** What was named has to be there; what is there by default need not. */
function manifestOf(named: string | undefined, projectRoot: string): InferenceSettings['manifest'] {
  if (named === 'none') return undefined;
  if (named !== undefined) return { file: path.resolve(named), optional: false };
  return { file: path.join(projectRoot, 'onnx/manifest.json'), optional: true };
}

/** What drivers and loaders of libraries look at. The rest of the environment holds secrets that no model needs. */
const PROCESS_ENV =
  /^(PATH|HOME|TMPDIR|TEMP|TMP|SystemRoot|(DY)?LD_LIBRARY_PATH|XDG_RUNTIME_DIR|(CUDA|NVIDIA|VK|MESA)_.+)$/;

function processEnvOf(
  given: Record<string, string | undefined>,
  libraryPath: string | undefined,
): Record<string, string> {
  const kept = Object.entries(given).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && PROCESS_ENV.test(entry[0]),
  );
  const env = Object.fromEntries(kept);
  if (libraryPath) env.LD_LIBRARY_PATH = [libraryPath, env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return env;
}

/** The parts of a comma separated text. */
function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The folder of package.json above a compiled file: dist/ and build/src/ lie at different depths. */
function findProjectRoot(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  const up = path.dirname(from);
  if (up === from) throw new Error('package.json not found above the running code.');
  return findProjectRoot(up);
}
