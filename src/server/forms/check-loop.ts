// A loop makes a group of every choice of a list, with the rows of the loop in each: so the names of the choices must
// do for groups, their `%(label)s` must be there, and a row of a loop cannot be referred to once it stands there twice.
import { isXmlName } from './cell-reference.ts';
import type { ListNames } from './check-item.ts';
import type { CompileReport } from './compile-report.ts';
import type { Survey, SurveyItem } from './read-survey.ts';
import { cellOf, placeOf, type SheetRow } from './sheet-row.ts';

const COLUMN = /^[^:]+/;

/** What may be put in: `%(name)s` of a column of the list, or `%%` for the sign itself. */
function hasOddPercent(text: string, columns: ReadonlySet<string>): boolean {
  if (!text.includes('%')) return false;
  const left = text.replace(/%%|%\(([^()]*)\)s/g, (whole, column?: string) =>
    column === undefined || columns.has(column) ? '' : whole,
  );
  return left.includes('%');
}

const isLabelled = (row: SheetRow): boolean =>
  [...row.cells.keys()].some((key) => /^label(::|$)/.test(key));

function checkTexts(
  items: readonly SurveyItem[],
  choices: readonly SheetRow[],
  report: CompileReport,
): void {
  const columns = new Set(
    choices.flatMap(({ cells }) =>
      [...cells.keys()].map((k) => COLUMN.exec(k)?.[0] ?? ''),
    ),
  );
  for (const { row } of items)
    for (const [key, { text }] of row.cells)
      if (hasOddPercent(text, columns)) report.blame('loop-text', placeOf(row, key));
}

/** Checks one loop against its list. */
export function checkLoop(
  { row, type, items }: SurveyItem,
  { choices }: Pick<ListNames, 'choices'>,
  report: CompileReport,
): void {
  const list = (type.act === 'begin' && type.list) || '';
  const rows = choices.get(list);
  if (!rows) report.blame('missing-list', placeOf(row, 'type'), { text: list });
  const used = (rows ?? []).filter((choice) => cellOf(choice, 'name') !== 'none');
  for (const choice of used) {
    if (!isXmlName(cellOf(choice, 'name')))
      report.blame('invalid-name', placeOf(choice, 'name'));
    if (items.length > 0 && !isLabelled(choice))
      report.blame('missing-label', placeOf(choice, 'label'), {
        text: cellOf(choice, 'name'),
      });
  }
  if (used.length > 0) checkTexts(items, used, report);
}

/** How often each row of a loop stands in the form, by name; rows outside of loops are not listed. */
export function loopCounts(
  { items }: Survey,
  { choices }: Pick<ListNames, 'choices'>,
): Map<string, number> {
  const found = new Map<string, number>();
  const walk = (held: readonly SurveyItem[], times: number | null) => {
    for (const { name, type, items: inside } of held) {
      if (times !== null) found.set(name, times);
      const isLoop = type.act === 'begin' && type.control === 'loop';
      const rows = isLoop ? (choices.get(type.list ?? '') ?? []) : [];
      const groups = rows.filter((row) => cellOf(row, 'name') !== 'none').length;
      walk(inside, isLoop ? groups * (times ?? 1) : times);
    }
  };
  walk(items, null);
  return found;
}
