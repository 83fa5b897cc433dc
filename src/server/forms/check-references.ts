// Every `${name}` of the tables, as pyxform looks for them: in the cells as written, whatever the column.
import { referencesIn } from './cell-reference.ts';
import type { CompileReport } from './compile-report.ts';
import type { FaultPlace } from './form-fault.ts';
import { nearestName } from './nearest-name.ts';
import type { Survey } from './read-survey.ts';
import { placeOf, type SheetRow } from './sheet-row.ts';

export type ReferenceNames = {
  countOf(name: string): number;
  all: readonly string[];
};

/**
 * How often a name stands for an item; the form's own name and the report's id are names too.
 * @param looped how often a row of a loop stands in the form
 */
export function referenceNames(
  survey: Survey,
  { root, omitsId }: { root: string; omitsId: boolean },
  looped: ReadonlyMap<string, number>,
): ReferenceNames {
  const { names } = survey;
  return {
    countOf(name) {
      const written = names.get(name) ?? 0;
      const count = written === 1 ? (looped.get(name) ?? 1) : written;
      if (name === 'instanceID' && !omitsId) return count + 1;
      return count > 0 && name === root ? count + 1 : count;
    },
    all: [...names.keys()],
  };
}

export function checkCell(
  place: FaultPlace,
  names: ReferenceNames,
  report: CompileReport,
): void {
  for (const found of referencesIn(place.text)) {
    const { name, at } = found;
    if (name === null) {
      const text = place.text.slice(at, at + 40);
      report.blame('malformed-reference', place, { text, at });
      continue;
    }
    const count = names.countOf(name);
    if (count === 1) continue;
    const near = count === 0 ? nearestName(name, names.all) : undefined;
    const fix = near === undefined ? undefined : `\${${near}}`;
    const code = count === 0 ? 'unknown-reference' : 'ambiguous-reference';
    report.blame(code, place, { text: name, at, fix });
  }
}

const SKIPPED: Readonly<Record<string, RegExp>> = {
  survey: /^(type|name|trigger)(::|$)/,
  entities: /^(dataset|repeat)(::|$)/,
};

/** Checks the rows of one table. */
export function checkReferences(
  rows: readonly SheetRow[],
  names: ReferenceNames,
  report: CompileReport,
): void {
  for (const row of rows)
    for (const key of row.cells.keys()) {
      const isSkipped =
        row.sheet === 'choices'
          ? !/^(label|media)(::|$)/.test(key)
          : SKIPPED[row.sheet]?.test(key);
      if (!isSkipped) checkCell(placeOf(row, key), names, report);
    }
}
