import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type CryptoKey, type JWK, type KeyObject } from 'jose';

/** An issuer that publishes its keys (RFC 7517) on loopback. */
export class KeyServer {
  #keys: JWK[] = [];
  /** What it answers instead of its keys, while it is ill. */
  #illness: { readonly status: number; readonly body: string } | undefined;

  private constructor(private readonly server: Server) {
    server.on('request', (_request, response) => {
      const { status, body } = this.#illness ?? { status: 200, body: JSON.stringify({ keys: this.#keys }) };
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  }

  static async open(): Promise<KeyServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new KeyServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/keys`;
  }

  async publish(kid: string, key: KeyObject | CryptoKey): Promise<void> {
    this.#keys.push({ ...(await exportJWK(key)), kid, alg: 'RS256', use: 'sig' });
  }

  fallIll(status: number, body: string): void {
    this.#illness = { status, body };
  }

  recover(): void {
    this.#illness = undefined;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}
