import { randomBytes } from 'node:crypto';

/** An index of its own on the cluster of a test, seen from outside the gateway. */
export class ElasticShop {
  readonly alias = `test-${randomBytes(4).toString('hex')}`;

  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** What makes a gateway search in it, at another address where one stands before the cluster. */
  env(url = this.url): Record<string, string> {
    return { ELASTICSEARCH_URL: url, ELASTICSEARCH_INDEX: this.alias, ELASTICSEARCH_REPLICAS: '0' };
  }

  /** Asks the cluster itself; rejects where it refuses. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape of what it asked for
  async call(method: string, path: string, body?: unknown): Promise<any> {
    const response = await fetch(`${this.url}/${path}`, {
      method,
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} /${path}: ${JSON.stringify(answer).slice(0, 500)}`);
    return answer;
  }

  /** The names of all generations, oldest first. */
  async generations(): Promise<string[]> {
    return Object.keys(await this.call('GET', `${this.alias}-*`)).sort();
  }

  /** The generation behind the alias. */
  async current(): Promise<string> {
    return Object.keys(await this.call('GET', `_alias/${this.alias}`)).join();
  }

  /** Id and title of every live product of an index, read past the gateway. */
  async titles(index = this.alias): Promise<Map<string, string>> {
    await this.call('POST', `${index}/_refresh`);
    const titles = new Map<string, string>();
    for (let after: unknown; ;) {
      const { hits } = await this.call('POST', `${index}/_search`, {
        query: { term: { deleted: false } },
        sort: ['id'],
        size: 5000,
        _source: ['id', 'title'],
        ...(after !== undefined && { search_after: after }),
      });
      if (hits.hits.length === 0) return titles;
      for (const { _source: source } of hits.hits) titles.set(source.id, source.title);
      after = hits.hits.at(-1).sort;
    }
  }

  async remove(): Promise<void> {
    const names = await this.generations();
    if (names.length > 0) await this.call('DELETE', names.join());
  }
}
