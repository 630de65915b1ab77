import pg from 'pg';

/** A lost wake-up costs this much at most: subscribers are called this often in any case. */
const POLL_MS = 1_000;

/** Calls subscribers when a channel is notified, over one connection that comes back by itself. */
export class ChannelListener {
  readonly #subscribers = new Set<() => void>();
  #client: pg.Client | undefined;
  #poll: NodeJS.Timeout | undefined;
  #connecting = false;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
  ) {}

  async subscribe(subscriber: () => void): Promise<() => Promise<void>> {
    this.#subscribers.add(subscriber);
    this.#poll ??= setInterval(() => this.#tick(), POLL_MS);
    await this.#connect();
    return async () => void this.#subscribers.delete(subscriber);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    this.#subscribers.clear();
    await this.#client?.end().catch(() => {});
  }

  #tick(): void {
    void this.#connect();
    this.#wake();
  }

  #wake(): void {
    for (const subscriber of this.#subscribers) subscriber();
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
      .on('notification', () => this.#wake());
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      this.#client = client;
    } catch {
      await client.end().catch(() => {}); // The next tick tries again.
    } finally {
      this.#connecting = false;
    }
    if (this.#closed) await client.end().catch(() => {});
  }
}
