import { Command, Option } from 'commander';
import { PARTNER_SCOPES, type PartnerScope } from '../domain/viewers/caller.js';
import { identifier } from '../domain/text-rules.js';
import { VitrineError } from '../domain/errors.js';
import { runProgram } from './run-program.js';
import { withDatabase } from './with-database.js';

/** Long enough for "Northern Warehouses GmbH, price feed". */
const nameRules = identifier(100);

const program = new Command('partner-key').description(
  'Keys of partners, for catalogue writes and for acting on behalf of shoppers.',
);

program
  .command('create')
  .argument('<name>', 'of the partner, for lists and logs')
  .addOption(
    new Option('--scope <scopes...>', 'what the key allows').choices(PARTNER_SCOPES).makeOptionMandatory(),
  )
  .description('Makes a key and shows it, this once: only its hash is stored.')
  .action(async (name: string, { scope }: { scope: PartnerScope[] }) => {
    const named = nameRules.safeParse(name);
    if (!named.success)
      throw new VitrineError('BAD_USER_INPUT', `The name ${named.error.issues[0]!.message}.`);
    const { key, partner } = await withDatabase(({ partnerKeys }) =>
      partnerKeys.create(named.data, [...new Set(scope)]),
    );
    console.log(`${partner.name} (${partner.id}): ${partner.scopes.join(', ')}\n\n  X-Api-Key: ${key}\n`);
    console.log('The key is shown this once. Keep it where secrets are kept.');
  });

program
  .command('list')
  .description('All partners, revoked ones too; no keys, which are stored nowhere.')
  .action(async () => {
    for (const { id, name, scopes, createdAt, revokedAt } of await withDatabase((db) =>
      db.partnerKeys.list(),
    ))
      console.log(
        [
          id,
          name,
          scopes.join(', '),
          `since ${createdAt.toISOString()}`,
          ...(revokedAt ? [`revoked ${revokedAt.toISOString()}`] : []),
        ].join('  '),
      );
  });

program
  .command('revoke')
  .argument('<id>', 'as list shows it')
  .description('Ends a key; running gateways refuse it within ten seconds.')
  .action(async (id: string) => {
    if (!(await withDatabase(({ partnerKeys }) => partnerKeys.revoke(id))))
      throw new VitrineError('NOT_FOUND', `There is no key ${id} to revoke: list shows all of them.`);
    console.log(`${id} is revoked.`);
  });

await runProgram(program);
