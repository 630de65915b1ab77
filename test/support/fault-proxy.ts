import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** A request on its way to the real server, its body unpacked. */
export interface PassingRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface PassingAnswer {
  readonly status: number;
  readonly body: string;
}

/** What becomes of a request: `pass` sends it on, as it came or with another body. */
export type Fault = (
  request: PassingRequest,
  pass: (body?: string) => Promise<PassingAnswer>,
) => Promise<PassingAnswer | 'cut'>;

interface Rule {
  readonly concerns: RegExp;
  readonly fault: Fault;
  left: number;
}

/** Stands before a real Elasticsearch and fails as told; whatever it is not told of, it passes on. */
export class FaultProxy {
  /** Every request that came, the refused ones too. */
  readonly requests: PassingRequest[] = [];
  #rules: Rule[] = [];
  readonly #agent = new http.Agent({ keepAlive: true });
  readonly #sockets = new Set<Socket>();
  #server: http.Server | undefined;
  #port = 0;

  private constructor(private readonly target: URL) {}

  static async open(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(target));
    await proxy.up();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The next so many requests whose "METHOD /path" fits meet the fault. */
  when(concerns: RegExp, fault: Fault, times = Infinity): void {
    this.#rules.unshift({ concerns, fault, left: times });
  }

  /** Forgets all faults. */
  heal(): void {
    this.#rules = [];
  }

  /** How many requests came that fit. */
  count(concerns: RegExp): number {
    return this.requests.filter(({ method, path }) => concerns.test(`${method} ${path}`)).length;
  }

  /** Ends every connection and refuses new ones. */
  async down(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#server = undefined;
  }

  /** Takes connections again, on the same port. */
  async up(): Promise<void> {
    const server = http.createServer((request, reply) => void this.#serve(request, reply));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    await this.down();
    this.#agent.destroy();
  }

  async #serve(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const left = new AbortController();
    reply.once('close', () => left.abort());
    try {
      const packed = await buffer(incoming);
      const body = (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed).toString();
      const request = { method: incoming.method!, path: incoming.url!, body };
      this.requests.push(request);
      const pass = (changed = body): Promise<PassingAnswer> => this.#pass(incoming, changed, left.signal);
      const answer = await (this.#faultFor(request) ?? passOn)(request, pass);
      if (answer === 'cut') return void cutShort(reply);
      reply.writeHead(answer.status, HEADERS).end(answer.body);
    } catch {
      // The caller has left, or the real server has: as without a proxy, the connection ends.
      reply.destroy();
    }
  }

  #faultFor({ method, path }: PassingRequest): Fault | undefined {
    const rule = this.#rules.find(({ concerns, left }) => left > 0 && concerns.test(`${method} ${path}`));
    if (rule) rule.left--;
    return rule?.fault;
  }

  /** A caller who leaves takes the request to the server along. */
  #pass(
    { method, url, headers }: IncomingMessage,
    body: string,
    signal: AbortSignal,
  ): Promise<PassingAnswer> {
    const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !CHANGED.has(name)));
    const length = Buffer.byteLength(body);
    return new Promise((resolve, reject) => {
      const request = http.request(
        new URL(url!, this.target),
        {
          method,
          agent: this.#agent,
          signal,
          headers: { ...sent, ...(length > 0 && { 'content-length': length }) },
        },
        (answer) => {
          buffer(answer).then(
            (bytes) => resolve({ status: answer.statusCode!, body: bytes.toString() }),
            reject,
          );
        },
      );
      request.once('error', reject);
      request.end(body);
    });
  }
}

const passOn: Fault = (_request, pass) => pass();

/** Bodies are unpacked here, so these no longer hold. */
const CHANGED = new Set([
  'accept-encoding',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'host',
]);

const HEADERS = {
  'content-type': 'application/vnd.elasticsearch+json;compatible-with=9',
  'x-elastic-product': 'Elasticsearch',
};

function cutShort(reply: ServerResponse): void {
  reply.writeHead(200, { ...HEADERS, 'content-length': 1000 });
  reply.write('{"took":1,', () => reply.destroy());
}
