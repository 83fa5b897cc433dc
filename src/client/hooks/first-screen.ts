// What the first screen waits for is asked for while the person's database is being opened, and is the first thing it
// answers: meanwhile the frame around it is made. On a slow phone that is the time of a whole read.
import type { PersonDb } from '../../device/store/person-db.ts';
import { type Query, readPersonAndCalendar } from '../../device/store/queries.ts';
import { type ListTop, readTop } from './list-top.ts';
import { readTaskLines, type TaskLines } from './read-task-lines.ts';
import { onceShown } from './reveal.ts';
import { type Begun, beginLive } from './use-live.ts';

type FirstScreen = {
  today: string;
  person: Begun<Awaited<ReturnType<typeof readPersonAndCalendar>>> | null;
  top: Promise<ListTop | null> | null;
  lines: Begun<TaskLines> | null;
};
const begun = new WeakMap<PersonDb, FirstScreen>();

/** Begins what the task list will ask of this database. */
export function beginFirstScreen(store: Query, today: string): void {
  const person = beginLive(() => readPersonAndCalendar(store));
  const top = readTop(store, today);
  // Where the top of the list was kept, reading all of it waits until that is shown.
  const whenNeeded = (begin: () => void) => {
    top.then((kept) => (kept === null ? begin() : onceShown(begin)), begin);
  };
  const lines = beginLive(() => readTaskLines(store, today), whenNeeded);
  begun.set(store.db, { today, person, top, lines });
}

/** The person's record and calendar, if they were begun; the first who asks has them. */
export function takePerson({ db }: Query): FirstScreen['person'] {
  const first = begun.get(db);
  const person = first?.person ?? null;
  if (first !== undefined) first.person = null;
  return person;
}

/** The top of the list of that day, if it was begun; the first who asks has it. */
export function takeTop({ db }: Query, today: string): FirstScreen['top'] {
  const first = begun.get(db);
  const top = first?.top ?? null;
  if (first !== undefined) first.top = null;
  return first?.today === today ? top : null;
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
