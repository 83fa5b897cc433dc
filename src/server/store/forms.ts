import * as z from 'zod';
import type { FormDefinition } from '../../domain/form/form.ts';
import { ALL } from '../../domain/unit.ts';
import { publishRecords } from './publish.ts';
import { many, run } from './query.ts';
import type { Tx } from './scope.ts';

export type NewForm = { definition: FormDefinition; hash: string };

const Row = z.object({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  isCurrent: z.boolean(),
  definition: z.custom<FormDefinition>(),
});

const readVersions = (tx: Tx, ids: readonly string[]) =>
  many(
    tx,
    Row,
    `select id, version, hash, is_current as "isCurrent", definition from form where id = any ($1)`,
    [ids],
  );

/**
 * Publishes form versions; each becomes the current one of its form. A version that stands already is left alone.
 * @throws Error when a published version would change: its number must go up instead
 */
export async function publishForms(tx: Tx, forms: readonly NewForm[]): Promise<void> {
  const ids = [...new Set(forms.map((form) => form.definition.id))];
  const standing = new Map(
    (await readVersions(tx, ids)).map((row) => [`${row.id}@${row.version}`, row]),
  );
  for (const { definition, hash } of forms) {
    const { id, version } = definition;
    const known = standing.get(`${id}@${version}`);
    if (known !== undefined && known.hash !== hash)
      throw new Error(`form ${id} version ${version} is published and never changes`);
    await run(
      tx,
      `insert into form (id, version, hash, is_current, definition) values ($1, $2, $3, false, $4)
       on conflict (id, version) do nothing`,
      [id, version, hash, JSON.stringify(definition)],
    );
    await run(
      tx,
      `update form set is_current = (version = $2) where id = $1 and is_current <> (version = $2)`,
      [id, version],
    );
  }
  const changed = (await readVersions(tx, ids)).filter(
    (row) => standing.get(`${row.id}@${row.version}`)?.isCurrent !== row.isCurrent,
  );
  await publishRecords(
    tx,
    changed.map(({ id, version, hash, isCurrent, definition }) => ({
      type: 'form',
      id: `${id}@${version}`,
      unitId: null,
      body: {
        id: `${id}@${version}`,
        formId: id,
        version,
        hash,
        current: isCurrent,
        definition,
      },
      audiences: [ALL],
    })),
  );
}
