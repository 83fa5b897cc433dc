import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with our package.json: the same from `src/` (tsx, vitest) and from `dist/server/` (node). */
export function packageRoot(from: string = fileURLToPath(import.meta.url)): string {
  let folder = dirname(from);
  while (!existsSync(join(folder, 'package.json'))) {
    const up = dirname(folder);
    if (up === folder) throw new Error(`no package.json above ${from}`);
    folder = up;
  }
  return folder;
}

/** Where the numbered migrations stand. */
export const migrationsDir = (): string => join(packageRoot(), 'src/server/migrations');
/** Where the data files of the first load stand. */
export const seedDir = (): string => join(packageRoot(), 'src/server/seed');
