import { createHash } from 'node:crypto';
import { type FormDefinition, formDigestText } from '../../domain/form/form.ts';
import { builtInForms } from '../forms/built-in.ts';
import { publishForms } from '../store/forms.ts';
import type { Tx } from '../store/scope.ts';

/** A form and the hash that drafts and reports carry. */
export type HashedForm = { definition: FormDefinition; hash: string };

/** The forms that come with the server. */
export const hashedForms = (seedDir: string): HashedForm[] =>
  builtInForms(seedDir).map((definition) => ({
    definition,
    hash: createHash('sha256').update(formDigestText(definition)).digest('hex'),
  }));

/** Publishes the forms that come with the server; versions that stand already are left alone. */
export async function loadForms(tx: Tx, seedDir: string): Promise<number> {
  const forms = hashedForms(seedDir);
  await publishForms(tx, forms);
  return forms.length;
}
