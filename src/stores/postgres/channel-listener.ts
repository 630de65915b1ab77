import pg from 'pg';

/** A lost wake-up costs this much at most: subscribers are called this often in any case. */
const POLL_MS = 1_000;

/** Calls subscribers when their channel is notified, over one connection that comes back by itself. */
export class ChannelListener {
  readonly #subscribers = new Map<string, Set<() => void>>();
  #client: pg.Client | undefined;
  #poll: NodeJS.Timeout | undefined;
  #connecting = false;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
  ) {}

  async subscribe(channel: string, subscriber: () => void): Promise<() => Promise<void>> {
    const subscribers = this.#subscribers.get(channel) ?? new Set();
    this.#subscribers.set(channel, subscribers.add(subscriber));
    this.#poll ??= setInterval(() => this.#tick(), POLL_MS);
    await this.#connect();
    return async () => void subscribers.delete(subscriber);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    this.#subscribers.clear();
    await this.#client?.end().catch(() => {});
  }

  #tick(): void {
    void this.#connect();
    for (const channel of this.#subscribers.keys()) this.#wake(channel);
  }

  #wake(channel: string): void {
    for (const subscriber of this.#subscribers.get(channel) ?? []) subscriber();
  }

  async #connect(): Promise<void> {
    if (this.#client || this.#connecting || this.#closed) return;
    this.#connecting = true;
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: 2_000,
      application_name: 'vitrine-listen',
      keepAlive: true,
    });
    const forget = (): void => {
      if (this.#client === client) this.#client = undefined;
    };
    client
      .on('error', forget)
      .on('end', forget)
      .on('notification', ({ channel }) => this.#wake(channel));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      this.#client = client;
    } catch {
      await client.end().catch(() => {}); // The next tick tries again.
    } finally {
      this.#connecting = false;
    }
    if (this.#closed) await client.end().catch(() => {});
  }
}
