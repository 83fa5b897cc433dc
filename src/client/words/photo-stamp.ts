import { formatDate } from '../../domain/civil-date.ts';
import { formatMoment } from './format.ts';
import type { Words } from './vi.ts';

/**
 * The line drawn on a photo, which claims no more than is known: when its camera says it was taken, else when it came
 * into the phiếu, said as such; the place as the person wrote it; and the unit, as a unit.
 */
export function photoStamp(
  taken: { date: string; clock: string } | null,
  nowIso: string,
  place: string,
  unitName: string,
  words: Words,
): string {
  const w = words.form.photo;
  const when =
    taken === null
      ? // A day that is no day gives the moment in full: with its year.
        w.stampAdded(formatMoment(nowIso, ''))
      : w.stampTaken(`${formatDate(taken.date)} ${taken.clock}`);
  const unit = unitName === '' ? '' : w.stampUnit(unitName);
  return [when, place.trim(), unit].filter((it) => it !== '').join(' · ');
}
