import type { EvaluationContext, FormDefinition } from '../../src/domain/form/form.ts';
import { openInstance } from '../../src/domain/form/form-instance.ts';
import { prepareForm } from '../../src/domain/form/prepare-form.ts';

const context: EvaluationContext = {
  today: '2026-11-28',
  now: '2026-11-28T08:00:00.000+07:00',
  personId: 'bench',
  personName: 'Bench',
  unitId: 'bench',
  unitName: 'Bench',
  taskId: null,
  taskDue: null,
  language: 'vi',
};

/** Opens a form with no screen. */
export const openForm = (definition: FormDefinition) =>
  openInstance(prepareForm(definition), {}, context, {}, { isNew: true });
