// The Vietnamese catalogue, whole. A registry that is a list.
import { form } from './vi/form.ts';
import { outbox } from './vi/outbox.ts';
import { report } from './vi/report.ts';
import { settings } from './vi/settings.ts';
import { shell } from './vi/shell.ts';
import { signIn } from './vi/sign-in.ts';
import { task } from './vi/task.ts';
import { tasks } from './vi/tasks.ts';

export const vi = { shell, tasks, task, form, outbox, report, settings, signIn };
export type Words = typeof vi;
