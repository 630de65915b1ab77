// Fails where the lock file leaves out a platform package: `npm ci` would refuse it on another machine.
// Some newest versions on the registry lack platform packages, and `npm install` then drops them silently.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Whether `name` resolves from the package at `from`, walking up as Node does. */
function resolves(from, name) {
  if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
  if (from === '') return false;
  const parent = from.lastIndexOf('/node_modules/');
  return resolves(parent < 0 ? '' : from.slice(0, parent), name);
}

const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !resolves(from, name))
    .map(([name, range]) => `${from || 'the project'} -> ${name}@${range}`),
);
const located = Object.keys(packages).filter((name) => packages[name].resolved !== undefined);

for (const line of missing) console.error(`missing from package-lock.json: ${line}. Pin an older version.`);
if (located.length > 0)
  console.error(
    `package-lock.json names the registry of ${located.length} packages: install with omit-lockfile-registry-resolved.`,
  );
process.exitCode = missing.length + located.length === 0 ? 0 : 1;
