// What a unit's forms are and what may be done to them. Every right is read in the transaction that uses it.
import * as z from 'zod';
import { civilDateOf } from '../../domain/civil-date.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { mayManageCommonForms, mayManageForms } from '../../domain/form-rights.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { writeAudit } from './audit.ts';
import { publishFiles } from './form-attachments.ts';
import {
  deleteDraft,
  type FormDraft,
  lockDraftSource,
  readDraft,
} from './form-drafts.ts';
import { publishForms, readVersions, withdrawForm } from './forms.ts';
import { many, one } from './query.ts';
import { grantsOf, type Tx } from './scope.ts';

const Unit = z.object({ id: z.string(), inside: z.array(z.string()) });

/** Whether the person may manage the forms of the unit; of no unit (null), those that came with the server. */
export async function mayManage(
  tx: Tx,
  personId: string,
  unitId: string | null,
): Promise<boolean> {
  const grants = await grantsOf(tx, personId);
  const today = civilDateOf(tx.nowIso);
  if (unitId === null) return mayManageCommonForms(grants, today);
  const unit = await one(tx, Unit, 'select id, inside from unit where id = $1', [unitId]);
  return unit !== null && mayManageForms(grants, unit, today);
}

/** Whether a task asks for a form: as its own, or as one that fits as well, which its record alone says. */
const ASKS = (formId: string): string =>
  `(t.form_id = ${formId} or exists (select from feed_body b
     where b.type = 'task' and b.id = t.id and (b.body -> 'moreFormIds')::jsonb ? ${formId}))`;

const Shelved = z.object({
  formId: z.string(),
  version: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  unitId: z.nullable(z.string()),
  current: z.boolean(),
  publishedAt: z.string(),
  tasks: z.coerce.number(),
});
export type Shelved = z.infer<typeof Shelved>;

/** Versions of the forms that came with the server, of the unit and of those inside it; the latest first. */
export const readShelf = (tx: Tx, unitId: string): Promise<Shelved[]> =>
  many(
    tx,
    Shelved,
    `select f.id as "formId", f.version, f.definition -> 'title' ->> 'vi' as "titleVi",
       f.definition -> 'title' ->> 'en' as "titleEn", f.unit_id as "unitId", f.is_current as current,
       to_char(f.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
       (select count(*) from task t where ${ASKS('f.id')}) as tasks
     from form f left join unit u on u.id = f.unit_id
     where f.unit_id is null or u.id = $1 or $1 = any (u.inside)
     order by f.id, f.published_at desc, f.version desc`,
    [unitId],
  );

export type Obstacle = 'form-id-taken' | 'form-version-exists';

/** What stands against publishing a draft, whatever its faults. */
export async function findObstacle(
  tx: Tx,
  personId: string,
  draft: Pick<FormDraft, 'formId' | 'version' | 'unitId'>,
): Promise<Obstacle | null> {
  const standing = await readVersions(tx, [draft.formId]);
  const [latest] = standing;
  if (latest === undefined) return null;
  const isOurs =
    latest.unitId === null
      ? await mayManage(tx, personId, null)
      : latest.unitId === draft.unitId;
  if (!isOurs) return 'form-id-taken';
  return standing.some(({ version }) => version === draft.version)
    ? 'form-version-exists'
    : null;
}

/** The version whose files a new draft begins with: that in use, if the form is this unit's to write. */
export async function readInheritable(
  tx: Tx,
  personId: string,
  of: { formId: string; unitId: string },
): Promise<FormDefinition | null> {
  const versions = await readVersions(tx, [of.formId]);
  const obstacle = await findObstacle(tx, personId, { ...of, version: '' });
  if (obstacle !== null) return null;
  return (versions.find(({ isCurrent }) => isCurrent) ?? versions[0])?.definition ?? null;
}

export type PublishRefusal = Obstacle | 'not-found' | 'not-acknowledged';

/** The definition with the files it is published with: from here on they are part of its hash. */
const withAttachments = ({ definition, attachments }: FormDraft): FormDefinition =>
  Object.keys(attachments).length === 0 ? definition : { ...definition, attachments };

/** Publishes a draft; it is a draft no more. Runs as the server, so it asks for the right itself. */
export async function publishDraft(
  tx: Tx,
  personId: string,
  asked: {
    draftId: string;
    acknowledged: boolean;
    hash: (definition: FormDefinition) => string;
  },
): Promise<Result<{ formId: string; version: string }, PublishRefusal>> {
  const source = await lockDraftSource(tx, asked.draftId);
  const draft = await readDraft(tx, asked.draftId);
  if (source === null || draft === null) return fail('not-found');
  const { formId, version, unitId } = draft;
  if (!(await mayManage(tx, personId, unitId))) return fail('not-found');
  const obstacle = await findObstacle(tx, personId, draft);
  if (obstacle !== null) return fail(obstacle);
  if (draft.faults.length > 0 && !asked.acknowledged) return fail('not-acknowledged');
  const [latest] = await readVersions(tx, [formId]);
  const owner = latest === undefined ? unitId : latest.unitId;
  const definition = withAttachments(draft);
  const hash = asked.hash(definition);
  const form = { definition, hash, unitId: owner, publishedBy: personId, source };
  await publishFiles(tx, draft, draft.attachments);
  await publishForms(tx, [form]);
  await deleteDraft(tx, draft);
  await writeAudit(tx, {
    actor: personId,
    action: 'publish-form',
    target: `${formId}@${version}`,
    detail: { unitId, hash },
  });
  return ok({ formId, version });
}

/** Withdraws a form that no task asks for. Runs as the server. */
export async function withdraw(
  tx: Tx,
  personId: string,
  formId: string,
): Promise<'not-found' | 'form-in-use' | null> {
  const [latest] = await readVersions(tx, [formId]);
  if (latest === undefined) return 'not-found';
  if (!(await mayManage(tx, personId, latest.unitId))) return 'not-found';
  const { rowCount } = await tx.client.query(
    `select from task t where ${ASKS('$1')} limit 1`,
    [formId],
  );
  if ((rowCount ?? 0) > 0) return 'form-in-use';
  await withdrawForm(tx, formId);
  await writeAudit(tx, { actor: personId, action: 'withdraw-form', target: formId });
  return null;
}

const Source = z.object({
  unitId: z.nullable(z.string()),
  source: z.nullable(z.instanceof(Buffer)),
});

/** Whose a published version is and the spreadsheet it came from, if it came from one. */
export const readSource = (tx: Tx, id: string, version: string) =>
  one(
    tx,
    Source,
    'select unit_id as "unitId", source from form where id = $1 and version = $2',
    [id, version],
  );
