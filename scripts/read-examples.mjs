import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The example operations of a folder in the order of their names: each `.graphql` file, the variables in the `.json`
 * file beside it where there is one, and as its title what its first comment line says.
 */
export const readExamples = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const query = readFileSync(path.join(folder, file), 'utf8');
      const variables = path.join(folder, file.replace(/\.graphql$/, '.json'));
      return {
        name: path.basename(file, '.graphql'),
        title: /^#\s*(.+)$/m.exec(query)?.[1] ?? file,
        needsPartnerKey: /^#.*X-Api-Key/m.test(query),
        needsViewer: /^#.*X-Viewer-Id/m.test(query),
        query,
        variables: existsSync(variables) ? readFileSync(variables, 'utf8') : '',
      };
    });
