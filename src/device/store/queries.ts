// What screens read of the server's word as it is, and of drafts. Plain functions to be run under `live`: each asks
// for everything in one or two requests, and no row is waited for alone.
import type { MeRecord } from '../../domain/person.ts';
import type { FormRecord, RecordBodies, RecordType } from '../../domain/record.ts';
import { baseKey } from './base-key.ts';
import type { Draft, DraftRow } from './person-db.ts';
import type { PersonStore } from './person-store.ts';
import { guarded } from './storage-fault.ts';
import { openOne, openRows } from './vault.ts';

export type Query = Pick<PersonStore, 'db' | 'vault' | 'personId'>;

/** One record by its type and id, or null. */
export async function readRecord<T extends RecordType>(
  { db, vault }: Query,
  type: T,
  id: string,
): Promise<RecordBodies[T] | null> {
  const row = await guarded(db, () => db.base.get(baseKey(type, id)));
  return row === undefined ? null : ((await openOne(vault, row.body)) as RecordBodies[T]);
}

/** The signed-in person and their reporting calendar, in one request. */
export async function readPersonAndCalendar({ db, vault, personId }: Query): Promise<{
  me: MeRecord | null;
  calendar: RecordBodies['calendar'] | null;
}> {
  const keys = [baseKey('me', personId), baseKey('calendar', 'cchc')];
  const rows = await guarded(db, () => db.base.bulkGet(keys));
  const [me, calendar] = await Promise.all(
    rows.map((row) => (row === undefined ? null : openOne(vault, row.body))),
  );
  return {
    me: (me as MeRecord | null) ?? null,
    calendar: (calendar as RecordBodies['calendar'] | null) ?? null,
  };
}

/** Every record of a type: plans, tasks, people, units, lists, calendars. */
export async function readRecords<T extends RecordType>(
  { db, vault }: Query,
  type: T,
): Promise<RecordBodies[T][]> {
  const rows = await guarded(db, () => db.base.where('type').equals(type).toArray());
  return (await openRows(vault, rows)) as RecordBodies[T][];
}

/** Records of a type by what they refer to: reports of an assignment, assignments of a task. */
export async function readRecordsOf<T extends RecordType>(
  { db, vault }: Query,
  type: T,
  ref: string,
): Promise<RecordBodies[T][]> {
  const rows = await guarded(db, () =>
    db.base.where('[type+ref]').equals([type, ref]).toArray(),
  );
  return (await openRows(vault, rows)) as RecordBodies[T][];
}

/** The signed-in person as the server knows them; null before the first pull. */
export const readMe = (store: Query): Promise<MeRecord | null> =>
  readRecord(store, 'me', store.personId);

/** The form version that new phiếu are started with, or null. */
export async function readCurrentForm(
  store: Query,
  formId: string,
): Promise<FormRecord | null> {
  const versions = await readRecordsOf(store, 'form', formId);
  return versions.find((form) => form.current) ?? null;
}

/** A form exactly as a draft or report names it. */
export const readForm = (
  store: Query,
  ref: { id: string; version: string },
): Promise<FormRecord | null> => readRecord(store, 'form', `${ref.id}@${ref.version}`);

/** Keys of all form versions here: none of them is opened. */
export const readFormKeys = ({ db }: Query): Promise<string[]> =>
  guarded(db, () => db.base.where('type').equals('form').primaryKeys());

/** Names of the units that answers to this form may name, by id; none where the form does not choose from them. */
export async function readChosenNames(
  store: Query,
  form: FormRecord | null,
): Promise<ReadonlyMap<string, string>> {
  const isAsked = form?.definition.files?.units !== undefined;
  const units = isAsked ? await readRecords(store, 'unit') : [];
  return new Map(units.map((unit) => [unit.id, unit.name]));
}

/** Forms that new phiếu can be started with. */
export const readCurrentForms = async (store: Query): Promise<FormRecord[]> =>
  (await readRecords(store, 'form')).filter((form) => form.current);

/** A draft that has not been put away, or null. */
export async function readDraft({ db, vault }: Query, id: string): Promise<Draft | null> {
  const row = await guarded(db, () => db.drafts.get(id));
  return row === undefined || row.deletedAt !== '' ? null : openOne(vault, row.body);
}

async function openDrafts({ vault }: Query, rows: readonly DraftRow[]): Promise<Draft[]> {
  const alive = rows.filter((row) => row.deletedAt === '');
  const drafts = await openRows(vault, alive);
  return drafts.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

/** All drafts, the latest first. */
export const readDrafts = async (store: Query): Promise<Draft[]> =>
  openDrafts(store, await guarded(store.db, () => store.db.drafts.toArray()));

/** Drafts under one assignment, the latest first. */
export const readDraftsOf = async (
  store: Query,
  assignmentId: string,
): Promise<Draft[]> =>
  openDrafts(
    store,
    await guarded(store.db, () =>
      store.db.drafts.where('assignmentId').equals(assignmentId).toArray(),
    ),
  );

/** Whether anything has ever been pulled here: an empty list before that says nothing. */
export const hasPulled = async ({ db }: Query): Promise<boolean> =>
  (await guarded(db, () => db.meta.get('place'))) !== undefined;

/** A small setting of this person on this machine. */
export async function readSetting({ db, vault }: Query, name: string): Promise<unknown> {
  const row = await guarded(db, () => db.meta.get(`set:${name}`));
  return row?.body == null ? undefined : openOne(vault, row.body);
}

export async function writeSetting(
  { db, vault }: Query,
  name: string,
  value: unknown,
): Promise<void> {
  const [body] = await vault.seal([value]);
  if (body === undefined) return;
  await guarded(db, () => db.meta.put({ key: `set:${name}`, n: 0, body }));
}
