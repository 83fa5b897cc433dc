// What people call the choices of lists that a form does not bring along: units, code lists, uploaded tables.
import { civilDateOf } from '../../domain/civil-date.ts';
import type { FormDefinition, FormFiles } from '../../domain/form/form.ts';
import type { ReportRecord } from '../../domain/report.ts';

/** A choice as a table shows it: its name for people, its code for joining with other tables. */
export type Called = { name: string; code: string };
/** An official code comes and goes; the unit's own id stays. */
export type NamedUnit = {
  id: string;
  name: string;
  code: string | null;
  codes: readonly { code: string; from: string | null; to: string | null }[];
};
export type KeptLists = {
  units: ReadonlyMap<string, NamedUnit>;
  /** Code lists of the server: by their name, code to word. */
  codes: ReadonlyMap<string, ReadonlyMap<string, string>>;
};
/** Finds a choice as it was called on the day of a phiếu; null when the list does not have it. */
export type CalledOf = (value: string, report: ReportRecord) => Called | null;

const dayOf = ({ activityDate, receivedAt, happenedAt }: ReportRecord): string =>
  activityDate ?? civilDateOf(receivedAt ?? happenedAt);

/** The official code of the report's day, else the present one; where a unit has none, the id it has in this system. */
function codeOn(unit: NamedUnit, day: string): string {
  const valid = unit.codes.find(
    ({ from, to }) => (from ?? '') <= day && (to === null || to >= day),
  );
  return valid?.code ?? unit.code ?? unit.id;
}

/** A unit, called as on the day of the phiếu: its own unit's name was noted in it. */
export const calledUnit =
  (units: KeptLists['units']): CalledOf =>
  (id, report) => {
    const unit = units.get(id);
    const name = id === report.unitId ? report.unitName : unit?.name;
    if (name === undefined) return null;
    return { name, code: unit === undefined ? id : codeOn(unit, dayOf(report)) };
  };

function inRows(rows: FormFiles[string], value: string, label: string): CalledOf {
  const names = new Map(rows.map((row) => [row[value] ?? '', row[label] ?? '']));
  return (code) => {
    const name = names.get(code);
    return name ? { name, code } : null;
  };
}

/**
 * The lists of one version by their name. A table that was uploaded with the form comes before a list of the house;
 * a list that is neither has no entry: its answers are shown as they are.
 */
export function calledByList(
  { files = {} }: FormDefinition,
  attached: FormFiles,
  kept: KeptLists,
): ReadonlyMap<string, CalledOf> {
  const found = new Map<string, CalledOf>();
  for (const [list, { value, label }] of Object.entries(files)) {
    const rows = Object.hasOwn(attached, list) ? attached[list] : undefined;
    const words = kept.codes.get(list);
    if (rows !== undefined) found.set(list, inRows(rows, value, label));
    else if (list === 'units') found.set(list, calledUnit(kept.units));
    else if (words !== undefined)
      found.set(list, (code) => {
        const name = words.get(code);
        return name ? { name, code } : null;
      });
  }
  return found;
}
