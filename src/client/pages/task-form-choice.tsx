import type { JSX } from 'preact';
import type { FormRecord } from '../../domain/record.ts';
import { formsOfTask } from '../../domain/task.ts';
import { useApp } from '../app-context.ts';
import { useForms } from '../hooks/use-forms.ts';
import { useTask } from '../hooks/use-task.ts';
import { DraftsSection } from './drafts-section.tsx';
import { FormCards } from './form-cards.tsx';
import { FormChoice } from './form-choice.tsx';

/** "Hoạt động vừa thực hiện là gì?" for one task: of the forms that fit it, those that are on the device. */
export function TaskFormChoice(p: { assignmentId: string }): JSX.Element {
  const { words } = useApp();
  const { title, drafts, ofTask } = words.form.choose;
  const detail = useTask(p.assignmentId);
  const forms = useForms();
  if (detail === undefined || forms === undefined)
    return <div class="skeleton" aria-hidden="true" />;
  const fitting = formsOfTask(detail?.assignment ?? { formId: '' })
    .map((id) => forms.find(({ formId }) => formId === id))
    .filter((form): form is FormRecord => form !== undefined);
  if (detail === null || fitting.length === 0) return <FormChoice />;
  return (
    <>
      <h1>{title}</h1>
      <p class="hint">{ofTask(detail.assignment.title)}</p>
      <DraftsSection title={drafts} assignmentId={p.assignmentId} />
      <FormCards forms={fitting} assignmentId={p.assignmentId} />
    </>
  );
}
