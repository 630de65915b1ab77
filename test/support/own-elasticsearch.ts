import { execFile, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.js';

const run = promisify(execFile);
/** A small node: it holds a handful of products. */
const HEAP = '512m';

/** An Elasticsearch of a test's own, to be killed: ELASTICSEARCH_TOOL starts it, `start` on an empty data folder. */
export class OwnElasticsearch {
  readonly url: string;

  constructor(
    private readonly tool: string,
    private readonly port: number,
    readonly password: string,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  get headers(): Record<string, string> {
    return { authorization: `Basic ${Buffer.from(`elastic:${this.password}`).toString('base64')}` };
  }

  async start(): Promise<void> {
    const options = { '--port': String(this.port), '--heap': HEAP, '--password': this.password };
    await run(this.tool, ['start', ...Object.entries(options).flat()]);
  }

  async stop(): Promise<void> {
    await run(this.tool, ['stop', '--port', String(this.port)]);
  }

  /** Kills the node at once; resolves to what starts it again on the data it left. */
  async crash(): Promise<() => Promise<void>> {
    const response = await fetch(`${this.url}/_nodes/_local/process`, { headers: this.headers });
    const { nodes } = (await response.json()) as { nodes: Record<string, { process: { id: number } }> };
    const { id } = Object.values(nodes)[0]!.process;
    const { uid, gid } = statSync(`/proc/${id}`);
    const lines = readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
    const started: Record<string, string> = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
    process.kill(id, 'SIGKILL');
    return async () => {
      const env = { ...started, ES_JAVA_OPTS: `-Xms${HEAP} -Xmx${HEAP}` };
      const pidFile = path.join(started.ES_PATH_CONF!, '../pid');
      const binary = path.join(started.ES_HOME!, 'bin/elasticsearch');
      spawn(binary, ['-d', '-p', pidFile], { env, uid, gid, stdio: 'ignore', detached: true }).unref();
      const health = `${this.url}/_cluster/health?wait_for_status=yellow&timeout=1s`;
      const healthy = async () => (await fetch(health, { headers: this.headers })).ok;
      await until(() => healthy().catch(() => false), 90_000);
    };
  }
}
