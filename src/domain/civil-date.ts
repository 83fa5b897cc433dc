// Civil dates: the day people write on paper, as text 'YYYY-MM-DD', which also sorts as it reads.
// Promises: whole-number arithmetic on the Gregorian calendar, the same answer on every phone in every zone.
// Refuses the machine's own time zone: the day is always that of Asia/Ho_Chi_Minh.
import * as z from 'zod/mini';

/** A day that exists, as 'YYYY-MM-DD' (2026-02-30 is refused). */
export const CivilDate = /* @__PURE__ */ z
  .string()
  .check(z.refine(isCivilDate))
  .brand<'CivilDate'>();
export type CivilDate = z.infer<typeof CivilDate>;

// Việt Nam has kept UTC+07:00 in every month of the year since 13 June 1975, so the offset may be a
// constant: no zone table has to be in the phone, and none that is out of date can move a deadline.
const OFFSET_SECONDS = 7 * 3600;
const OFFSET_TEXT = '+07:00';
const DAY_SECONDS = 86_400;

const pad = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const monthOf = (date: string): number => Number(date.slice(5, 7));
export const dayOfMonth = (date: string): number => Number(date.slice(8, 10));

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : 30 + ((month + (month >> 3)) & 1);

/** The day of these parts; a day beyond the end of the month becomes its last day. */
export const makeCivilDate = (year: number, month: number, day: number): CivilDate =>
  `${year}-${pad(month)}-${pad(Math.min(day, daysInMonth(year, month)))}` as CivilDate;

/** Days since 1970-01-01. March is counted as the first month, so that 29/2 closes the year. */
export function dayNumber(date: string): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month < 3 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear =
    Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + dayOfMonth(date) - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** The day that lies `day` days after 1970-01-01. */
export function dateOfDay(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch + (fromMarch < 10 ? 3 : -9);
  return makeCivilDate(
    era * 400 + yearOfEra + (month < 3 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  );
}

/** Whether the text is a day of the calendar between the years 1000 and 9999. */
export function isCivilDate(text: string): text is CivilDate {
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && dateOfDay(dayNumber(text)) === text;
}

export const addDays = (date: string, days: number): CivilDate =>
  dateOfDay(dayNumber(date) + days);

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  dayNumber(to) - dayNumber(from);

/** 1 = Thứ Hai … 7 = Chủ Nhật. */
export const weekdayOf = (date: string): number =>
  ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The same day of another year; 29/2 becomes 28/2 where there is none. */
export const addYears = (date: string, years: number): CivilDate =>
  makeCivilDate(yearOf(date) + years, monthOf(date), dayOfMonth(date));

// An instant without its zone would be read in the zone of the phone: that is a bug, not a day.
function localSeconds(instantIso: string): number {
  const ms = /(Z|[+-]\d\d:?\d\d)$/.test(instantIso) ? Date.parse(instantIso) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError('an instant must be ISO text with its zone');
  return Math.floor(ms / 1000) + OFFSET_SECONDS;
}

/** The day it is in Việt Nam at an instant given as ISO text with its zone. */
export const civilDateOf = (instantIso: string): CivilDate =>
  dateOfDay(Math.floor(localSeconds(instantIso) / DAY_SECONDS));

/** The same instant as Việt Nam's clocks show it: '2026-03-13T14:02:05+07:00'. */
export function civilNow(instantIso: string): string {
  const seconds = localSeconds(instantIso);
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${dateOfDay(day)}T${clock.map(pad).join(':')}${OFFSET_TEXT}`;
}

/** dd/MM/yyyy, as officials write it. */
export const formatDate = (date: string): string =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
