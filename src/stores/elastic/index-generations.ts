import type { ElasticClient } from './elastic-client.js';
import { indexDefinition } from './index-definition.js';

/**
 * The versions of the index: catalog-000001, catalog-000002, ... of which the alias names the current one. Each has an
 * alias of its own to write through: a write then never makes an index by itself, with whatever mapping.
 */
export class IndexGenerations {
  constructor(
    private readonly client: ElasticClient,
    private readonly alias: string,
    private readonly replicas: number,
  ) {}

  /** The name to write into one generation by. */
  static writeAlias = (index: string): string => `${index}-write`;

  /** The current one; null before the first. */
  async current(): Promise<string | null> {
    const found = await this.client.write((elastic, options) =>
      elastic.indices.getAlias({ name: this.alias }, { ...options, ignore: [404] }),
    );
    return Object.keys(found).find((index) => index.startsWith(`${this.alias}-`)) ?? null;
  }

  /** All, oldest first. */
  async all(): Promise<string[]> {
    const found = await this.client.write((elastic, options) =>
      elastic.indices.get({ index: `${this.alias}-*`, features: 'aliases' }, options),
    );
    return Object.keys(found).sort();
  }

  /** The current one, made where there is none yet; any number of gateways may ask at once. */
  async ensure(): Promise<string> {
    const current = await this.current();
    if (current !== null) return current;
    const first = this.#nameOf(1);
    await this.#make(first, true);
    return (await this.current()) ?? first;
  }

  /** A new, empty one that nobody sees yet. */
  async add(): Promise<string> {
    const last = (await this.all()).at(-1);
    const index = this.#nameOf(last === undefined ? 1 : Number(last.slice(this.alias.length + 1)) + 1);
    await this.#make(index, false);
    return index;
  }

  /** Lets the alias name this one, in one step: no search falls between. */
  async makeCurrent(index: string): Promise<void> {
    const current = await this.current();
    await this.client.write((elastic, options) =>
      elastic.indices.updateAliases(
        {
          actions: [
            ...(current === null || current === index
              ? []
              : [{ remove: { index: current, alias: this.alias, must_exist: true } }]),
            { add: { index, alias: this.alias, is_write_index: true } },
          ],
        },
        options,
      ),
    );
  }

  async remove(index: string): Promise<void> {
    await this.client.write((elastic, options) =>
      elastic.indices.delete({ index, ignore_unavailable: true }, options),
    );
  }

  async #make(index: string, current: boolean): Promise<void> {
    const aliases = {
      [IndexGenerations.writeAlias(index)]: { is_write_index: true },
      ...(current && { [this.alias]: { is_write_index: true } }),
    };
    await this.client.write((elastic, options) =>
      elastic.indices.create(
        { index, ...indexDefinition(this.replicas), aliases },
        { ...options, ignore: [400] },
      ),
    );
  }

  #nameOf(number: number): string {
    return `${this.alias}-${String(number).padStart(6, '0')}`;
  }
}
