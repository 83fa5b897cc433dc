import type { JSX } from 'preact';
import { useApp } from '../app-context.ts';
import { FormChoice } from './form-choice.tsx';
import { lazyScreen } from './lazy-screen.ts';
import { NotHerePage } from './missing-page.tsx';
import { TaskFormChoice } from './task-form-choice.tsx';

const NewForm = lazyScreen(
  () => import('./form-screens.ts').then((m) => m.NewForm),
  NotHerePage,
);

/** A new phiếu: which one, if the address does not say, then the form itself. */
export function NewReportPage(): JSX.Element | null {
  const { route } = useApp();
  if (route.page !== 'new') return null;
  const { formId, assignmentId } = route;
  if (formId !== null) return <NewForm formId={formId} assignmentId={assignmentId} />;
  return assignmentId === null ? (
    <FormChoice />
  ) : (
    <TaskFormChoice assignmentId={assignmentId} />
  );
}
