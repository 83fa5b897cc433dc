import { type AssignmentRecord, formsOfTask } from '../../domain/task.ts';
import type { Route } from '../route.ts';

/** Where a phiếu of a task begins: its form, or the question what was done where several fit. */
export const filingRoute = (
  task: Pick<AssignmentRecord, 'id' | 'formId' | 'moreFormIds'>,
): Route => ({
  page: 'new',
  formId: formsOfTask(task).length === 1 ? task.formId : null,
  assignmentId: task.id,
});
