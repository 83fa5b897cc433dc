import type { EvaluationContext, FormDefinition } from '../../src/domain/form/form.ts';
import { openInstance } from '../../src/domain/form/form-instance.ts';
import { prepareForm } from '../../src/domain/form/prepare-form.ts';
import { nobody } from './nobody.ts';

const context: EvaluationContext = {
  ...nobody,
  today: '2026-11-28',
  now: '2026-11-28T08:00:00.000+07:00',
};

/** Opens a form with no screen. */
export const openForm = (definition: FormDefinition) =>
  openInstance(prepareForm(definition), {}, context, {}, { isNew: true });
