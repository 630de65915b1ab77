import { getMetadataStorage } from 'type-graphql';

/**
 * Refuses a schema in which simple resolvers would silently drop a guard: under `simpleResolvers` a field's
 * @Authorized, @UseMiddleware and renaming have no effect, and its value goes to everybody.
 */
export function assertSimpleSafe(): void {
  for (const { name, simpleResolvers, fields } of getMetadataStorage().objectTypes) {
    if (!simpleResolvers) continue;
    for (const field of fields ?? []) {
      if (field.simple === false) continue;
      if (field.roles || field.middlewares?.length || field.schemaName !== field.name)
        throw new Error(
          `${name}.${field.schemaName}: guards, middleware and renaming are ignored under simpleResolvers. Set simple: false.`,
        );
    }
  }
}
