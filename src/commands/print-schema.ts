import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printGatewaySchema } from '../graphql/print-gateway-schema.js';

/** Prints the schema into schema/schema.graphql; with --check says only whether the file is up to date. */
const file = path.resolve(import.meta.dirname, '../../schema/schema.graphql');
const printed = await printGatewaySchema();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    console.error(
      'schema/schema.graphql is not what the code says. Run npm run gen:schema, and review its diff.',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, printed);
  console.log('schema/schema.graphql is written.');
}
