// Files that go with forms. A draft's row is locked before its files change, so that two people at one draft cannot
// leave it naming bytes that are gone. Rights are the caller's to ask.
import * as z from 'zod';
import {
  type Attachment,
  type FormDefinition,
  type FormFiles,
  ROWS_TYPE,
} from '../../domain/form/form.ts';
import {
  type FileTable,
  neededFiles,
  rowsOfTable,
} from '../../domain/form/form-attachments.ts';
import { many, one, run } from './query.ts';
import type { PersonTx, Tx } from './scope.ts';

export type Manifest = Readonly<Record<string, Attachment>>;
export type FileBytes = Attachment & { bytes: Buffer };
/** All files of one draft together; a phone fetches every one of them over a village line. */
export const FORM_FILES_MAX_BYTES = 40 * 1024 * 1024;

const Held = z.object({
  unitId: z.string(),
  formId: z.string(),
  attachments: z.custom<Manifest>(),
  definition: z.custom<FormDefinition>(),
});

const lockDraft = (tx: Tx, draftId: string) =>
  one(
    tx,
    Held,
    `select unit_id as "unitId", form_id as "formId", attachments, definition
     from form_draft where id = $1 for update`,
    [draftId],
  );

async function writeManifest(
  tx: Tx,
  draftId: string,
  held: z.infer<typeof Held>,
  manifest: Manifest,
): Promise<void> {
  await run(tx, 'update form_draft set attachments = $2 where id = $1', [
    draftId,
    JSON.stringify(manifest),
  ]);
  await sweepFiles(tx, held, manifest);
}

/** Deletes files of the unit's form that neither its draft names nor a version was published with. */
const sweepFiles = (
  tx: Tx,
  { unitId, formId }: { unitId: string; formId: string },
  kept: Manifest,
): Promise<number> =>
  run(
    tx,
    `delete from form_file where unit_id = $1 and form_id = $2 and not published and not sha256 = any ($3)`,
    [unitId, formId, Object.values(kept).map(({ sha256 }) => sha256)],
  );

/** Puts a file into its place in a draft. */
export async function attachFile(
  tx: Tx,
  draftId: string,
  name: string,
  file: FileBytes,
): Promise<'not-found' | 'too-large' | null> {
  const held = await lockDraft(tx, draftId);
  if (held === null) return 'not-found';
  const { bytes, ...facts } = file;
  const manifest = { ...held.attachments, [name]: facts };
  const total = Object.values(manifest).reduce((sum, { size }) => sum + size, 0);
  if (total > FORM_FILES_MAX_BYTES) return 'too-large';
  await run(
    tx,
    `insert into form_file (unit_id, form_id, sha256, size, type, bytes)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [held.unitId, held.formId, file.sha256, file.size, file.type, bytes],
  );
  await writeManifest(tx, draftId, held, manifest);
  return null;
}

/** Takes a file out of a draft. @returns whether it was there */
export async function detachFile(
  tx: Tx,
  draftId: string,
  name: string,
): Promise<boolean> {
  const held = await lockDraft(tx, draftId);
  if (held === null || !Object.hasOwn(held.attachments, name)) return false;
  const { [name]: _, ...rest } = held.attachments;
  await writeManifest(tx, draftId, held, rest);
  return true;
}

/** Keeps for a new draft what the form's former draft and its published version had, as far as it names it still. */
export async function inheritFiles(
  tx: Tx,
  draftId: string,
  published: FormDefinition | null,
): Promise<void> {
  const held = await lockDraft(tx, draftId);
  if (held === null) return;
  const names = new Set(neededFiles(held.definition).map(({ name }) => name));
  const from = { ...published?.attachments, ...held.attachments };
  const manifest = Object.fromEntries(
    Object.entries(from).filter(([name]) => names.has(name)),
  );
  await run(
    tx,
    `insert into form_file (unit_id, form_id, sha256, size, type, bytes)
     select $1, form_id, sha256, size, type, bytes from form_file
     where form_id = $2 and published and sha256 = any ($3) on conflict do nothing`,
    [held.unitId, held.formId, Object.values(manifest).map(({ sha256 }) => sha256)],
  );
  await writeManifest(tx, draftId, held, manifest);
}

/** The draft's files stay for good: a version is published with them. Others of the form go. */
export async function publishFiles(
  tx: Tx,
  of: { unitId: string; formId: string },
  manifest: Manifest,
): Promise<void> {
  await run(
    tx,
    `update form_file set published = true
     where unit_id = $1 and form_id = $2 and sha256 = any ($3)`,
    [of.unitId, of.formId, Object.values(manifest).map(({ sha256 }) => sha256)],
  );
  await sweepFiles(tx, of, {});
}

/** The draft is gone, and its files with it. */
export const dropFiles = (
  tx: Tx,
  of: { unitId: string; formId: string },
): Promise<number> => sweepFiles(tx, of, {});

const Bytes = z.object({ type: z.string(), bytes: z.instanceof(Buffer) });
export type StoredFile = z.infer<typeof Bytes> & {
  /** Where the bytes stand, if they are not the whole file. */
  part?: Part & { size: number };
};
/** Some bytes of a file: from which on, and how many at most. */
export type Part = { from: number; count: number };

/** A file of a draft, or null. */
export const readDraftFile = (tx: Tx, draftId: string, sha256: string) =>
  one(
    tx,
    Bytes,
    `select f.type, f.bytes from form_file f join form_draft d using (unit_id, form_id)
     where d.id = $1 and f.sha256 = $2`,
    [draftId, sha256],
  );

/**
 * A file of a form version that the person's device may hold today, or null: then nobody says that it exists.
 * @param part only these bytes of it; a table comes whole, since it is compressed on its way
 */
export async function readHeldFormFile(
  tx: PersonTx,
  of: { formId: string; version: string; sha256: string },
  part: Part | null,
): Promise<StoredFile | null> {
  const id = `${of.formId}@${of.version}`;
  const found = await one(
    tx,
    z.object({ files: z.nullable(z.custom<Manifest>()) }),
    `select body -> 'definition' -> 'attachments' as files from feed_body
     where type = 'form' and id = $1 and audiences && $2`,
    [id, tx.scope],
  );
  const named = Object.values(found?.files ?? {}).find(
    ({ sha256 }) => sha256 === of.sha256,
  );
  if (named === undefined) return null;
  const { size, type } = named;
  const isPart = part !== null && type !== ROWS_TYPE && part.from < size;
  const { from, count } = isPart ? part : { from: 0, count: size };
  const file = await one(
    tx,
    Bytes,
    `select type, substring(bytes from $3::int + 1 for $4::int) as bytes
     from form_file where form_id = $1 and sha256 = $2 and published limit 1`,
    [of.formId, of.sha256, from, count],
  );
  return file && isPart ? { ...file, part: { from, count, size } } : file;
}

/** The rows of the data files a version was published with, by the name its expressions use. */
export async function readFormRows(
  tx: Tx,
  definition: FormDefinition,
): Promise<FormFiles> {
  const { id, files = {}, attachments = {} } = definition;
  const wanted = Object.values(attachments).filter(({ type }) => type === ROWS_TYPE);
  if (wanted.length === 0) return {};
  const held = await many(
    tx,
    z.object({ sha256: z.string(), bytes: z.instanceof(Buffer) }),
    'select sha256, bytes from form_file where form_id = $1 and sha256 = any ($2) and published',
    [id, wanted.map(({ sha256 }) => sha256)],
  );
  const bytes = new Map(held.map((row) => [row.sha256, row.bytes]));
  const rows: Record<string, FormFiles[string]> = {};
  for (const [list, { file }] of Object.entries(files)) {
    const found = bytes.get(attachments[file]?.sha256 ?? '');
    if (found) rows[list] = rowsOfTable(JSON.parse(found.toString()) as FileTable);
  }
  return rows;
}
