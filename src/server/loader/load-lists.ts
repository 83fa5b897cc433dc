import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { PeriodCalendar } from '../../domain/period.ts';
import { writeCalendars, writeLists } from '../store/lists.ts';
import type { Tx } from '../store/scope.ts';

const Lists = z.record(
  z.string(),
  z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
);
const Calendars = z.object({ calendars: z.array(PeriodCalendar) });

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse((await readFile(path, 'utf8')).normalize('NFC'));

/** The reporting calendars that come with the server. */
export async function readCalendars(seedDir: string): Promise<PeriodCalendar[]> {
  const file = await readJson(join(seedDir, 'calendars.json'));
  return Calendars.parse(file).calendars;
}

/** Loads the code lists and the reporting calendars that come with the server. */
export async function loadLists(tx: Tx, seedDir: string): Promise<void> {
  const lists = Lists.parse(await readJson(join(seedDir, 'lists.json')));
  await writeLists(
    tx,
    Object.entries(lists).map(([name, items]) => ({ id: name.toLowerCase(), items })),
  );
  const calendars = await readCalendars(seedDir);
  await writeCalendars(
    tx,
    calendars.map((calendar) => ({ id: calendar.id, calendar })),
  );
}
