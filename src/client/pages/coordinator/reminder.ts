// "Chép lời nhắc": the sentence a coordinator pastes into Zalo or a letter.
import { formatDate } from '../../../domain/civil-date.ts';
import type { WideWords } from './use-wide-words.ts';

/** 2026-03-13 → 13/3/2026, as running text has it. */
const inText = (date: string): string =>
  formatDate(date)
    .split('/')
    .map((part) => String(Number(part)))
    .join('/');

/** Asks the units for their phiếu of a task, by the hour offices close on its day. */
export function reminderOf(
  said: {
    title: string;
    plan: string;
    due: string | null;
    today: string;
    units: readonly { name: string; person: string | null }[];
  },
  w: WideWords['plan'],
): string {
  const { due, today } = said;
  const when =
    due === null
      ? ''
      : due < today
        ? w.reminderLate(inText(due))
        : w.reminderDue(inText(due));
  const units = said.units
    .map(({ name, person }) => w.reminderUnit(name, person ?? ''))
    .join('; ');
  return w.reminder(said.title, said.plan, when, units);
}
