import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to the database that a test can cut, as an outage does, and mend. */
export class DatabaseLink {
  readonly #sockets = new Set<Socket>();
  #whole = true;

  private constructor(
    private readonly server: Server,
    /** The database by this way. */
    readonly url: string,
  ) {}

  static async to(databaseUrl: string): Promise<DatabaseLink> {
    const target = new URL(databaseUrl);
    const server = createServer((client) =>
      link.#join(client, connect(Number(target.port), target.hostname)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    url.hostname = '127.0.0.1';
    const link = new DatabaseLink(server, url.href);
    return link;
  }

  /** Ends every connection, and refuses new ones. */
  cut(): void {
    this.#whole = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#whole = true;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #join(client: Socket, database: Socket): void {
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    if (!this.#whole) client.destroy();
  }
}
