import { seedDir } from './database/package-root.ts';
import type { Deps } from './deps.ts';
import { builtInTables } from './forms/built-in.ts';
import { writeFormXlsx } from './forms/write-form-xlsx.ts';

import { mayManage, readSource } from './store/form-shelf.ts';
import { asPerson } from './store/scope.ts';

/**
 * A published version as a spreadsheet: as it was uploaded, or written from the text that came with the server.
 * Null when there is none, or it is another unit's. Forms of no unit are there for every coordinator to start from.
 */
export async function readFormSheet(
  deps: Pick<Deps, 'db'>,
  personId: string,
  formId: string,
  version: string,
): Promise<Buffer | null> {
  const found = await asPerson(deps.db, personId, async (tx) => {
    const form = await readSource(tx, formId, version);
    if (form === null) return null;
    const isOpen = form.unitId === null || (await mayManage(tx, personId, form.unitId));
    return isOpen ? form : null;
  });
  if (found === null) return null;
  if (found.source !== null) return found.source;
  const tables = builtInTables(seedDir(), formId, version);
  return tables === null ? null : writeFormXlsx(tables);
}
