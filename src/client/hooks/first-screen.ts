// What the first screen waits for is asked for while the person's database is being opened, and is the first thing it
// answers: meanwhile the frame around it is made. On a slow phone that is the time of a whole read.
import type { PersonDb } from '../../device/store/person-db.ts';
import { type Query, readPersonAndCalendar } from '../../device/store/queries.ts';
import { readTaskLines, type TaskListLine } from './read-task-lines.ts';
import { type Begun, beginLive } from './use-live.ts';

type FirstScreen = {
  today: string;
  person: Begun<Awaited<ReturnType<typeof readPersonAndCalendar>>> | null;
  lines: Begun<TaskListLine[]> | null;
};
const begun = new WeakMap<PersonDb, FirstScreen>();

/** Begins what the task list will ask of this database. */
export function beginFirstScreen(store: Query, today: string): void {
  begun.set(store.db, {
    today,
    person: beginLive(() => readPersonAndCalendar(store)),
    lines: beginLive(() => readTaskLines(store, today)),
  });
}

/** The person's record and calendar, if they were begun; the first who asks has them. */
export function takePerson({ db }: Query): FirstScreen['person'] {
  const first = begun.get(db);
  const person = first?.person ?? null;
  if (first !== undefined) first.person = null;
  return person;
}

/** The task list's lines of that day, if they were begun; the first who asks has them. */
export function takeTaskLines({ db }: Query, today: string): FirstScreen['lines'] {
  const first = begun.get(db);
  const lines = first?.lines ?? null;
  if (first === undefined || lines === null) return null;
  first.lines = null;
  if (first.today === today) return lines;
  lines.stop();
  return null;
}

/** Lets go of what nobody took: another person works here, or another screen was opened. */
export function dropFirstScreen({ db }: Query): void {
  const first = begun.get(db);
  first?.person?.stop();
  first?.lines?.stop();
  begun.delete(db);
}
