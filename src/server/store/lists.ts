import * as z from 'zod';
import { HOST_LISTS } from '../../domain/form/form-attachments.ts';
import type { CalendarRecord, ListRecord } from '../../domain/record.ts';
import { ALL } from '../../domain/unit.ts';
import { publishRecords } from './publish.ts';
import { many, run } from './query.ts';
import type { Tx } from './scope.ts';

/** Writes code lists, and publishes those that changed. */
export async function writeLists(tx: Tx, lists: readonly ListRecord[]): Promise<void> {
  const changed: ListRecord[] = [];
  for (const list of lists) {
    const touched = await run(
      tx,
      `insert into list (id, items) values ($1, $2)
       on conflict (id) do update set items = excluded.items where list.items::text <> excluded.items::text`,
      [list.id, JSON.stringify(list.items)],
    );
    if (touched > 0) changed.push(list);
  }
  await publishRecords(
    tx,
    changed.map((body) => ({
      type: 'list',
      id: body.id,
      unitId: null,
      body,
      audiences: [ALL],
    })),
  );
}

/** Writes reporting calendars, and publishes those that changed. */
export async function writeCalendars(
  tx: Tx,
  calendars: readonly CalendarRecord[],
): Promise<void> {
  const changed: CalendarRecord[] = [];
  for (const record of calendars) {
    const touched = await run(
      tx,
      `insert into calendar (id, calendar) values ($1, $2)
       on conflict (id) do update set calendar = excluded.calendar
         where calendar.calendar::text <> excluded.calendar::text`,
      [record.id, JSON.stringify(record.calendar)],
    );
    if (touched > 0) changed.push(record);
  }
  await publishRecords(
    tx,
    changed.map((body) => ({
      type: 'calendar',
      id: body.id,
      unitId: null,
      body,
      audiences: [ALL],
    })),
  );
}

/** Names of the data files a form may ask for without bringing them: every phone keeps these lists by itself. */
export async function readHostFiles(tx: Tx): Promise<ReadonlySet<string>> {
  const lists = await many(tx, z.object({ id: z.string() }), 'select id from list');
  return new Set([...HOST_LISTS, ...lists.map(({ id }) => id)].map((id) => `${id}.csv`));
}
