// Uploads that could be published and are not yet. Rights are the caller's to ask (form-shelf.ts).
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { FormDefinition } from '../../domain/form/form.ts';
import { dropFiles, inheritFiles, type Manifest } from './form-attachments.ts';
import { many, one, run } from './query.ts';
import type { Tx } from './scope.ts';

/** A fault as it was found; its shape is the compiler's. */
export type KeptFault = { level: string; [more: string]: unknown };

const Draft = z.object({
  id: z.string(),
  unitId: z.string(),
  formId: z.string(),
  version: z.string(),
  fileName: z.string(),
  definition: z.custom<FormDefinition>(),
  faults: z.array(z.custom<KeptFault>()),
  attachments: z.custom<Manifest>(),
  uploadedBy: z.string(),
  uploadedAt: z.string(),
});
export type FormDraft = z.infer<typeof Draft>;

const COLUMNS = `d.id, d.unit_id as "unitId", d.form_id as "formId", d.version, d.file_name as "fileName",
  d.definition, d.faults, d.attachments, p.name as "uploadedBy",
  to_char(d.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "uploadedAt"
  from form_draft d join person p on p.id = d.uploaded_by`;

/** The draft without the warnings about files that have come since. */
const withoutMended = (draft: FormDraft): FormDraft => ({
  ...draft,
  faults: draft.faults.filter(
    ({ code, text }) =>
      code !== 'missing-file' || !Object.hasOwn(draft.attachments, String(text)),
  ),
});

export type NewDraft = {
  unitId: string;
  fileName: string;
  source: Buffer;
  definition: FormDefinition;
  faults: readonly KeptFault[];
  uploadedBy: string;
  /** The version that is published now, whose files the draft takes over. */
  published?: FormDefinition | null;
};

/** Keeps an upload in the place of the unit's former one of the same form; its id is a new one. */
export async function writeDraft(tx: Tx, draft: NewDraft): Promise<string> {
  const id = randomUUID();
  const { definition, unitId, published = null } = draft;
  await run(
    tx,
    `insert into form_draft (id, unit_id, form_id, version, file_name, source, definition, faults, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (unit_id, form_id) do update set id = excluded.id, version = excluded.version,
       file_name = excluded.file_name, source = excluded.source, definition = excluded.definition,
       faults = excluded.faults, uploaded_by = excluded.uploaded_by, uploaded_at = now()`,
    [
      id,
      unitId,
      definition.id,
      definition.version,
      draft.fileName,
      draft.source,
      JSON.stringify(definition),
      JSON.stringify(draft.faults),
      draft.uploadedBy,
    ],
  );
  await inheritFiles(tx, id, published);
  return id;
}

/** One draft, or null. */
export async function readDraft(tx: Tx, id: string): Promise<FormDraft | null> {
  const found = await one(tx, Draft, `select ${COLUMNS} where d.id = $1`, [id]);
  return found && withoutMended(found);
}

/** Drafts of a unit and the units inside it, the latest first. */
export async function readDrafts(tx: Tx, unitId: string): Promise<FormDraft[]> {
  const found = await many(
    tx,
    Draft,
    `select ${COLUMNS} join unit u on u.id = d.unit_id
     where u.id = $1 or $1 = any (u.inside) order by d.uploaded_at desc`,
    [unitId],
  );
  return found.map(withoutMended);
}

/** The spreadsheet of a draft, locked until the transaction ends: published once, by one. */
export async function lockDraftSource(tx: Tx, id: string): Promise<Buffer | null> {
  const { rows } = await tx.client.query<{ source: Buffer }>(
    'select source from form_draft where id = $1 for update',
    [id],
  );
  return rows[0]?.source ?? null;
}

/** Throws a draft away, and its files with it. */
export async function deleteDraft(tx: Tx, draft: FormDraft): Promise<number> {
  const gone = await run(tx, 'delete from form_draft where id = $1', [draft.id]);
  await dropFiles(tx, draft);
  return gone;
}
