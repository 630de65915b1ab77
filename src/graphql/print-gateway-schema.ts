import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGatewaySchema } from './build-gateway-schema.js';

/** The schema as text, sorted, so that moving code does not move its lines. */
export const printGatewaySchema = async (): Promise<string> =>
  `# Printed by npm run gen:schema; edit the types in src/graphql instead.\n\n${printSchema(
    lexicographicSortSchema(await buildGatewaySchema()),
  )}\n`;
