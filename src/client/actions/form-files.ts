// Lists that a form chooses from and does not bring along: the device keeps them by the names forms call them.
import { readFormFile } from '../../device/form-files.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import { readRecord, readRecords } from '../../device/store/queries.ts';
import type { FormDefinition, FormFiles } from '../../domain/form/form.ts';
import { rowsOfTable } from '../../domain/form/form-attachments.ts';

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

/** Hamlets of the unit's confirmed survey campaigns, for the phiếu of those asked. */
async function readStrata(store: PersonStore, unitId: string): Promise<Rows> {
  const reports = await readRecords(store, 'report');
  return reports
    .filter(
      ({ form, state, unitId: of }) =>
        form.id === CAMPAIGN && of === unitId && CONFIRMED.has(state),
    )
    .flatMap(({ id, answers }) => {
      const rows: unknown = answers.strata;
      const names = Array.isArray(rows) ? rows.map((row) => row?.name) : [];
      return names
        .filter((name) => typeof name === 'string')
        .map((name) => ({ name, label: name, campaign: id }));
    });
}
const CAMPAIGN = 'F10a';
const CONFIRMED = new Set<string>(['APPROVED', 'COMPILED', 'LOCKED']);

/** A list as the host keeps it; one without rows is one it has not got. */
async function readKept(store: PersonStore, name: string, unitId: string): Promise<Rows> {
  if (name === 'units') return readUnits(store);
  if (name === 'strata') return readStrata(store, unitId);
  const { items = [] } = (await readRecord(store, 'list', name)) ?? {};
  return items.map(({ code, vi, en }) => ({ name: code, label: vi, code, vi, en }));
}

/** Rows of the lists at hand, and the names of the form's own files that this device has not got yet. */
export type FilesHere = { files: FormFiles; missing: readonly string[] };

/** The rows of every list a form asks for that this device has; of the others nothing is known, and nothing judged. */
export async function readFormFiles(
  store: PersonStore,
  { files = {}, attachments = {} }: FormDefinition,
  unitId: string,
): Promise<FilesHere> {
  const held: Record<string, Rows> = {};
  const missing: string[] = [];
  const read = async ([name, { file }]: [string, { file: string }]) => {
    const own = attachments[file];
    if (own === undefined) {
      const rows = await readKept(store, name, unitId);
      if (rows.length > 0) held[name] = rows;
      return;
    }
    const found = await readFormFile(store.personId, own.sha256);
    if (found === null) missing.push(file);
    else held[name] = rowsOfTable(await found.json());
  };
  await Promise.all(Object.entries(files).map(read));
  return { files: held, missing };
}

/** A picture, sound or film of a form by the name the form has for it; null while it is not here. */
export async function readFormMedia(
  personId: string,
  { attachments = {} }: FormDefinition,
  name: string,
): Promise<Blob | null> {
  const attachment = attachments[name];
  if (attachment === undefined) return null;
  return (await (await readFormFile(personId, attachment.sha256))?.blob()) ?? null;
}
