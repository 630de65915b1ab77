import { createApp, type App, type Overrides } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { ProductDraft } from '../../src/domain/products/product.js';
import { createLogger, type Logger } from '../../src/telemetry/logger.js';
import { createTestDatabase } from './database.js';

export interface GraphQLAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape of what it asked for
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly requestId?: string };
  }[];
}

/** An answer that is one error, and no data. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface TestGatewayOptions {
  /** Settings beside those of every test; see src/config.ts. */
  readonly env?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
  /** Default: silence. */
  readonly logger?: Logger;
  readonly products?: readonly ProductDraft[];
}

/** The whole gateway on a database of its own, asked through its front door without a port. */
export class TestGateway {
  private constructor(
    readonly app: App,
    /** Every line that was logged, as it was written. */
    readonly logLines: readonly string[],
  ) {}

  static async open({
    env,
    overrides,
    logger,
    products = [],
  }: TestGatewayOptions = {}): Promise<TestGateway> {
    const config = loadConfig({
      DATABASE_URL: env?.DATABASE_URL ?? (await createTestDatabase()),
      DATABASE_POOL_SIZE: '4',
      DEMO_SHOP: 'false',
      MODELS_MANIFEST: 'none',
      PORT: '0',
      ...env,
    });
    const lines: string[] = [];
    const kept = createLogger(config.logLevel, { write: (line) => void lines.push(line) });
    const gateway = new TestGateway(await createApp(config, logger ?? kept, overrides), lines);
    if (products.length > 0) await gateway.stock(products);
    return gateway;
  }

  /** Puts products into the shop and waits until searches find them. */
  async stock(products: readonly ProductDraft[]): Promise<void> {
    const { catalog, follower } = this.app.stores;
    if (products.length > 0) await catalog.write(products);
    await follower.caughtUp();
  }

  async ask(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphQLAnswer> {
    return this.post({ query, variables }, headers);
  }

  /** The one error of an operation that must be refused. */
  async refusal(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Refusal> {
    return refusalOf(await this.ask(query, variables, headers));
  }

  async post(body: object, headers: Readonly<Record<string, string>> = {}): Promise<GraphQLAnswer> {
    const response = await this.app.inject({ method: 'POST', url: '/graphql', payload: body, headers });
    return { status: response.statusCode, headers: response.headers, ...response.json() };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Throws where the answer is not one error without data. */
export function refusalOf({ status, data, errors = [] }: GraphQLAnswer): Refusal {
  const [error] = errors;
  if (!error || errors.length > 1 || data)
    throw new Error(`Expected one error and no data, got ${JSON.stringify({ status, data, errors })}`);
  return { status, code: error.extensions.code, message: error.message };
}
