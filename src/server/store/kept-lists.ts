// The lists of the house by what they are called: units with the codes they had and have, and the code lists.
import * as z from 'zod';
import { PeriodCalendar } from '../../domain/period.ts';
import { ListRecord } from '../../domain/record.ts';
import { many, one } from './query.ts';
import type { Tx } from './scope.ts';

const text = z.nullable(z.string());
const NamedUnit = z.object({
  id: z.string(),
  name: z.string(),
  code: text,
  codes: z.array(z.object({ code: z.string(), from: text, to: text })),
});

/** Every unit, those that ended too, with its official codes and the days on which they are valid. */
const readNamedUnits = (tx: Tx) =>
  many(
    tx,
    NamedUnit,
    `select u.id, u.name, u.code, coalesce(c.codes, '[]') as codes
     from unit u left join (
       select unit_id, json_agg(json_build_object('code', code, 'from', valid_from, 'to', valid_to)
         order by valid_from desc nulls last) as codes
       from unit_code group by unit_id
     ) c on c.unit_id = u.id`,
  );

/** What the choices of the lists that every phone keeps are called. */
export async function readKeptLists(tx: Tx) {
  const units = await readNamedUnits(tx);
  const lists = await many(tx, ListRecord, 'select id, items from list');
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    codes: new Map(
      lists.map(({ id, items }) => [
        id,
        new Map(items.map(({ code, vi }) => [code, vi])),
      ]),
    ),
  };
}

/** The calendar that periods are named by. */
export const readPeriodCalendar = async (tx: Tx): Promise<PeriodCalendar | null> =>
  (
    await one(
      tx,
      z.object({ calendar: PeriodCalendar }),
      `select calendar from calendar where id = 'cchc'`,
    )
  )?.calendar ?? null;
