import { VitrineError } from '../../domain/errors.js';
import type { ElasticClient } from './elastic-client.js';
import { DEFINITION_ID } from './definition-id.js';
import { indexDefinition } from './index-definition.js';

/** One version of the index. */
export interface Generation {
  readonly name: string;
  /** Another one each time an index is made, though it may bear the name of one that was lost. */
  readonly uuid: string;
  /** By which definition it was made; see definition-id.ts. */
  readonly definition: string | undefined;
  /** Whether the alias names it. */
  readonly current: boolean;
  /** The name by which it is written. */
  readonly writeAlias: string;
}

/**
 * The versions of the index: catalog-000001, catalog-000002, ... of which the alias names the current one. Each has an
 * alias of its own to write by: a write then never makes an index by itself, with whatever mapping.
 */
export class IndexGenerations {
  readonly #isGeneration: RegExp;

  constructor(
    private readonly client: ElasticClient,
    private readonly alias: string,
    private readonly replicas: number,
  ) {
    this.#isGeneration = new RegExp(`^${alias}-\\d{6}$`);
  }

  /** All, oldest first. */
  async all(): Promise<Generation[]> {
    const found = await this.client.write((elastic, options) =>
      elastic.indices.get(
        { index: `${this.alias}-*`, features: ['aliases', 'settings', 'mappings'] },
        options,
      ),
    );
    return Object.entries(found)
      .filter(([name]) => this.#isGeneration.test(name))
      .map(([name, { aliases, settings, mappings }]) => ({
        name,
        uuid: settings!.index!.uuid!,
        definition: mappings?._meta?.definition as string | undefined,
        current: this.alias in (aliases ?? {}),
        writeAlias: writeAliasOf(name),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The current one; made where there is none yet: any number of gateways may ask at once. */
  async ensure(): Promise<Generation> {
    const current = (await this.all()).find((generation) => generation.current);
    if (current) return current;
    await this.#make(this.#nameOf(1), true);
    const made = (await this.all()).find((generation) => generation.current);
    if (!made)
      throw new VitrineError(
        'UNAVAILABLE',
        `There are indices named ${this.alias}-*, and none is current: run npm run reindex.`,
      );
    return made;
  }

  /** A new, empty one that nobody sees yet. */
  async add(): Promise<Generation> {
    const last = (await this.all()).at(-1);
    const name = this.#nameOf(last ? Number(last.name.slice(this.alias.length + 1)) + 1 : 1);
    await this.#make(name, false);
    return (await this.all()).find((generation) => generation.name === name)!;
  }

  /** Lets the alias name this one, in one step: no search falls between. */
  async makeCurrent({ name }: Generation): Promise<void> {
    const others = (await this.all()).filter((generation) => generation.current && generation.name !== name);
    const actions = [
      ...others.map(({ name: index }) => ({ remove: { index, alias: this.alias } })),
      { add: { index: name, alias: this.alias, is_write_index: true } },
    ];
    await this.client.write((elastic, options) => elastic.indices.updateAliases({ actions }, options));
  }

  async remove({ name }: Generation): Promise<void> {
    await this.client.write((elastic, options) =>
      elastic.indices.delete({ index: name, ignore_unavailable: true }, options),
    );
  }

  /** Another gateway may have made it already. */
  async #make(index: string, current: boolean): Promise<void> {
    const aliases = {
      [writeAliasOf(index)]: { is_write_index: true },
      ...(current && { [this.alias]: { is_write_index: true } }),
    };
    const definition = indexDefinition(this.replicas);
    const answer = await this.client.write((elastic, options) =>
      elastic.indices.create(
        {
          index,
          ...definition,
          mappings: { ...definition.mappings, _meta: { definition: DEFINITION_ID } },
          aliases,
        },
        { ...options, ignore: [400] },
      ),
    );
    const error = (answer as { error?: { type: string; reason: string } }).error;
    if (error && error.type !== 'resource_already_exists_exception')
      throw new Error(`Elasticsearch did not make ${index}: ${error.type}: ${error.reason}`);
  }

  #nameOf(number: number): string {
    return `${this.alias}-${String(number).padStart(6, '0')}`;
  }
}

const writeAliasOf = (index: string): string => `${index}-write`;
