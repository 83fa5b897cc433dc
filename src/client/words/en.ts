// The English catalogue, loaded only when chosen.
import { form } from './en/form.ts';
import { outbox } from './en/outbox.ts';
import { report } from './en/report.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { task } from './en/task.ts';
import { tasks } from './en/tasks.ts';
import type { Words } from './vi.ts';

export const en: Words = { shell, tasks, task, form, outbox, report, settings, signIn };
