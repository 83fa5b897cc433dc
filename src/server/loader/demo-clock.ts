// When demo acts happen. The demonstration has a past: an act of last month is judged as of last month, through a
// store whose clock stands there. Nothing else about judging differs.
import { addDays, civilDateOf, weekdayOf } from '../../domain/civil-date.ts';
import type { HubStore, HubTx } from '../../sync/hub-store.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const isoOf = (ms: number): string => new Date(ms).toISOString();
export const dayOf = (ms: number): string => civilDateOf(isoOf(ms));
/** The instant at which clocks in Viet Nam show this. */
export const instant = (day: string, clock: string): number =>
  Date.parse(`${day}T${clock}:00+07:00`);

/**
 * The same store, whose clock stands at each operation's own moment. The judge asks the ledger first, so that is
 * when the clock is set.
 */
export const storeOfMoments = (
  store: HubStore,
  momentOf: (opId: string) => string,
): HubStore => ({
  transaction: (pusher, work) =>
    store.transaction(pusher, (tx, savepoint) => {
      let moment = tx.nowIso;
      const told: HubTx = {
        ...tx,
        get nowIso() {
          return moment;
        },
        findOp(opId) {
          moment = momentOf(opId);
          return tx.findOp(opId);
        },
      };
      return work(told, savepoint);
    }),
});

const HOLIDAYS = ['01-01', '04-30', '05-01', '09-02'];
/** Whether it is a holiday that never moves. */
export const isHoliday = (day: string): boolean => HOLIDAYS.includes(day.slice(5));
/** Whether offices are closed. */
export const isDayOff = (day: string): boolean => weekdayOf(day) > 5 || isHoliday(day);

const isOffice = (ms: number): boolean => {
  const day = dayOf(ms);
  const isOpen = ms >= instant(day, '07:30') && ms < instant(day, '17:00');
  return isOpen && !isDayOff(day);
};

/** The instant itself in office hours, else as far into the next ones. */
export function inOffice(ms: number): number {
  if (isOffice(ms)) return ms;
  const spare = ms % HOUR;
  let day = dayOf(ms);
  if (ms >= instant(day, '17:00')) day = addDays(day, 1);
  while (isDayOff(day)) day = addDays(day, 1);
  return instant(day, '07:30') + spare;
}

/** Instants in their order, drawn together where they would reach into the future. */
export function beforeNow(instants: readonly number[], now: number): number[] {
  const first = instants[0] ?? now;
  const last = instants.at(-1) ?? now;
  if (last < now) return [...instants];
  const scale = Math.max(0, now - MINUTE - first) / (last - first || 1);
  return instants.map((ms) => Math.min(first, now - MINUTE) + (ms - first) * scale);
}
