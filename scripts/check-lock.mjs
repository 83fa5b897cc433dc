// The lock file must be good for every machine, not only for the one that wrote it: npm install
// passes over a platform package it cannot find, and npm ci then fails somewhere else. It must also
// name no registry host, which a `resolved` field would.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** npm's own search: the package's folder, then every folder above it. */
function isLocked(name, from) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, folder.lastIndexOf('node_modules/'))
  ) {
    const base = folder && !folder.endsWith('/') ? `${folder}/` : folder;
    if (packages[`${base}node_modules/${name}`]) return true;
    if (!folder.includes('node_modules/')) return false;
  }
}

const faults = Object.entries(packages).flatMap(([path, entry]) => [
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isLocked(name, path))
    .map((name) => `${name}, wanted by ${path || 'the project'}, is missing`),
  ...(entry.resolved ? [`${path} names where it was fetched from`] : []),
]);
for (const fault of faults) console.error(`package-lock.json: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`package-lock.json: ${Object.keys(packages).length} entries, complete`);
