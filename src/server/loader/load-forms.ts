import { createHash } from 'node:crypto';
import { formDigestText } from '../../domain/form/form.ts';
import { builtInForms } from '../forms/built-in.ts';
import { publishForms } from '../store/forms.ts';
import type { Tx } from '../store/scope.ts';

/** Publishes the forms that come with the server; versions that stand already are left alone. */
export async function loadForms(tx: Tx, seedDir: string): Promise<number> {
  const forms = builtInForms(seedDir).map((definition) => ({
    definition,
    hash: createHash('sha256').update(formDigestText(definition)).digest('hex'),
  }));
  await publishForms(tx, forms);
  return forms.length;
}
