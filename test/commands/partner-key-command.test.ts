import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.js';
import { TestGateway } from '../support/gateway.js';
import { runCommand, type Finished } from '../support/run-command.js';

describe('the command partner-key', () => {
  let url: string;
  let gateway: TestGateway;
  beforeAll(async () => {
    url = await createTestDatabase();
    gateway = await TestGateway.open({ env: { DATABASE_URL: url } });
  });
  afterAll(() => gateway.close());

  const command = (...args: string[]): Promise<Finished> => runCommand('partner-key', args, url);
  const write = (key: string) =>
    gateway.ask('mutation { deleteProducts(ids: ["none"]) { unchanged } }', {}, { 'x-api-key': key });

  it('makes a key that works, shows it once, and ends it', async () => {
    const created = await command('create', 'Feeds Ltd', '--scope', 'catalogue:write');
    const key = /X-Api-Key: (vk_\S+)/.exec(created.stdout)![1]!;
    const id = /\(([0-9a-f-]{36})\)/.exec(created.stdout)![1]!;
    expect((await write(key)).data).toEqual({ deleteProducts: { unchanged: 1 } });

    const { stdout } = await command('list');
    expect(stdout).toContain(`${id}  Feeds Ltd  catalogue:write`);
    expect(stdout).not.toContain(key);

    expect((await command('revoke', id)).stdout).toBe(`${id} is revoked.\n`);
    expect((await command('list')).stdout).toContain('revoked 2');
    const again = await command('revoke', id);
    expect([again.code, again.stderr]).toEqual([
      1,
      `There is no key ${id} to revoke: list shows all of them.\n`,
    ]);
  });

  it('refuses a scope that does not exist and a name that cannot be shown', async () => {
    const wrong = await command('create', 'Feeds Ltd', '--scope', 'everything');
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      expect.stringMatching(/Allowed choices are catalogue:write/),
    ]);
    const nameless = await command('create', ' ', '--scope', 'catalogue:write');
    expect([nameless.code, nameless.stderr]).toEqual([1, expect.stringMatching(/^The name must/)]);
    expect((await command('create', 'Feeds Ltd')).code).toBe(1);
  });
});
