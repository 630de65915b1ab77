import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../import-error.js';
import { mappingRules, type Mapping } from './mapping.js';
import { NATIVE_MAPPING } from './native-mapping.js';

export const NATIVE = 'native';

/**
 * A mapping by its name, 'native' or a file of `folder` without '.json', or by the path of a JSON file. Rejects
 * with an ImportError that names what is wrong in it.
 */
export async function loadMapping(nameOrFile: string, folder: string): Promise<Mapping> {
  if (nameOrFile === NATIVE) return NATIVE_MAPPING;
  const isName = /^[\w-]+$/.test(nameOrFile);
  const file = isName ? path.join(folder, `${nameOrFile}.json`) : nameOrFile;
  if (!existsSync(file)) {
    const names = [NATIVE, ...shipped(folder)].join(', ');
    throw new ImportError(`There is no mapping '${nameOrFile}': name one of ${names}, or a JSON file.`);
  }
  const parsed = mappingRules.safeParse(parseJson(await readFile(file, 'utf8'), file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ImportError(`The mapping '${nameOrFile}' is wrong:\n${problems.join('\n')}`);
}

const shipped = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => path.basename(name, '.json'))
    : [];

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(`'${file}' is not JSON: ${(error as Error).message}.`);
  }
}
