// Lists that a form chooses from and does not bring along: the device keeps them by the names forms call them.
import type { PersonStore } from '../../device/store/person-store.ts';
import { readRecords } from '../../device/store/queries.ts';
import type { FormDefinition, FormFiles } from '../../domain/form/form.ts';

type Rows = FormFiles[string];

async function readUnits(store: PersonStore): Promise<Rows> {
  const units = await readRecords(store, 'unit');
  return units.map(({ id, name, short, code, kind, parentId }) => ({
    name: id,
    label: name,
    id,
    short,
    code: code ?? '',
    kind,
    parent: parentId ?? '',
  }));
}

async function readLists(store: PersonStore): Promise<ReadonlyMap<string, Rows>> {
  const lists = await readRecords(store, 'list');
  return new Map(
    lists.map(({ id, items }) => [
      id,
      items.map(({ code, vi, en }) => ({ name: code, label: vi, code, vi, en })),
    ]),
  );
}

/** The rows of every list a form asks for that this device has; of the others nothing is known, and nothing judged. */
export async function readFormFiles(
  store: PersonStore,
  { files = {} }: FormDefinition,
): Promise<FormFiles> {
  const names = Object.keys(files);
  if (names.length === 0) return {};
  // Only what is asked for is read: most forms want units and no list.
  const [units, lists] = await Promise.all([
    names.includes('units') ? readUnits(store) : [],
    names.some((name) => name !== 'units') ? readLists(store) : new Map<string, Rows>(),
  ]);
  const held: Record<string, Rows> = {};
  for (const name of names) {
    const rows = name === 'units' ? units : lists.get(name);
    if (rows !== undefined && rows.length > 0) held[name] = rows;
  }
  return held;
}
