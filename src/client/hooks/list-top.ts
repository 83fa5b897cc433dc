import { keepListTop, readListTop } from '../../device/store/list-top.ts';
import type { Query } from '../../device/store/queries.ts';
import type { Section } from '../../domain/task-list.ts';
import type { TaskListLine } from './read-task-lines.ts';

/** As many cards as the tallest phone shows before anyone scrolls: the first paint does not wait for the rest. */
export const AT_ONCE = 5;

/** The list's sections with their sizes, and of the tasks the first few. */
export type ListTop = Section<TaskListLine>[];
/** `build` is the program that made it: another one may draw a list otherwise. */
type Kept = { build: string; today: string; top: ListTop };

/** The top of the list as it was kept that day by this build, if nothing was written since; null otherwise. */
export async function readTop(store: Query, today: string): Promise<ListTop | null> {
  const kept = (await readListTop(store)) as Kept | null;
  return kept?.today === today && kept.build === import.meta.url ? kept.top : null;
}

/** Keeps the top of a list for the next start; not written again where it is the one that is kept. */
export async function keepTop(
  store: Query,
  stamp: number,
  today: string,
  sections: ListTop,
): Promise<void> {
  let room = AT_ONCE;
  const top = sections.map((section) => {
    const rows = section.rows.slice(0, room);
    room -= rows.length;
    return { ...section, rows };
  });
  const next: Kept = { build: import.meta.url, today, top };
  if (JSON.stringify(await readListTop(store)) === JSON.stringify(next)) return;
  await keepListTop(store, stamp, next);
}
