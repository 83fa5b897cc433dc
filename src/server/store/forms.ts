import * as z from 'zod';
import type { FormDefinition } from '../../domain/form/form.ts';
import { ALL, type Audience } from '../../domain/unit.ts';
import { publishRecords } from './publish.ts';
import { many, run } from './query.ts';
import type { Tx } from './scope.ts';

export type NewForm = { definition: FormDefinition; hash: string };
/** A form as a unit publishes it. */
export type UnitForm = NewForm & {
  /** Null: a version of a form that belongs to no unit. */
  unitId: string | null;
  publishedBy: string;
  /** The spreadsheet as uploaded. */
  source: Buffer;
};

const Row = z.object({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  isCurrent: z.boolean(),
  unitId: z.nullable(z.string()),
  definition: z.custom<FormDefinition>(),
});
export type FormVersion = z.infer<typeof Row>;

/** Every version of these forms, the latest first. */
export const readVersions = (tx: Tx, ids: readonly string[]): Promise<FormVersion[]> =>
  many(
    tx,
    Row,
    `select id, version, hash, is_current as "isCurrent", unit_id as "unitId", definition
     from form where id = any ($1) order by published_at desc, version desc`,
    [ids],
  );

/** A unit's form is for the unit, what lies inside it, and whoever has a task that asks for it. */
async function readAudiences(tx: Tx, form: FormVersion): Promise<Audience[]> {
  if (form.unitId === null) return [ALL];
  const rows = await many(
    tx,
    z.object({ audience: z.string() }),
    `select unnest(home) as audience from unit where id = $1
     union select id from unit where $1 = any (inside)
     union select unnest(audiences) from task where form_id = $2`,
    [form.unitId, form.id],
  );
  return rows.map(({ audience }) => audience);
}

/** Publishes what devices get of these versions. */
export async function publishVersions(
  tx: Tx,
  versions: readonly FormVersion[],
): Promise<void> {
  const records = [];
  for (const form of versions) {
    const { id: formId, version, hash, isCurrent: current, definition } = form;
    const id = `${formId}@${version}`;
    records.push({
      type: 'form' as const,
      id,
      unitId: null,
      body: { id, formId, version, hash, current, definition },
      audiences: await readAudiences(tx, form),
    });
  }
  await publishRecords(tx, records);
}

async function insertVersion(
  tx: Tx,
  form: NewForm & Partial<UnitForm>,
): Promise<boolean> {
  const { definition, hash, unitId = null, publishedBy = null, source = null } = form;
  const { id, version } = definition;
  const added = await run(
    tx,
    `insert into form (id, version, hash, is_current, definition, unit_id, published_by, source)
     values ($1, $2, $3, false, $4, $5, $6, $7) on conflict (id, version) do nothing`,
    [id, version, hash, JSON.stringify(definition), unitId, publishedBy, source],
  );
  if (added === 0) return false;
  await run(
    tx,
    `update form set is_current = (version = $2) where id = $1 and is_current <> (version = $2)`,
    [id, version],
  );
  return true;
}

async function publishChanged(tx: Tx, before: readonly FormVersion[], ids: string[]) {
  const was = new Map(before.map((row) => [`${row.id}@${row.version}`, row.isCurrent]));
  const now = await readVersions(tx, ids);
  await publishVersions(
    tx,
    now.filter((row) => was.get(`${row.id}@${row.version}`) !== row.isCurrent),
  );
}

/**
 * Publishes form versions; each new one becomes the current one of its form. A version that stands already is left
 * alone, current or not: what was published or withdrawn since is not undone by a restart.
 * @throws Error when a published version would change: its number must go up instead
 */
export async function publishForms(
  tx: Tx,
  forms: readonly (NewForm | UnitForm)[],
): Promise<void> {
  const ids = [...new Set(forms.map((form) => form.definition.id))];
  const standing = await readVersions(tx, ids);
  for (const form of forms) {
    const { id, version } = form.definition;
    const known = standing.find((row) => row.id === id && row.version === version);
    if (known !== undefined && known.hash !== form.hash)
      throw new Error(`form ${id} version ${version} is published and never changes`);
    await insertVersion(tx, form);
  }
  await publishChanged(tx, standing, ids);
}

/** Takes a form out of what is offered for new phiếu; every version stays for those that carry it. */
export async function withdrawForm(tx: Tx, id: string): Promise<void> {
  const standing = await readVersions(tx, [id]);
  await run(tx, 'update form set is_current = false where id = $1 and is_current', [id]);
  await publishChanged(tx, standing, [id]);
}
