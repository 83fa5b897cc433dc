// First pass over the survey: which row is what, inside what, and by which path. Expressions come later,
// when every name is known.
import { isSafeName } from '../../domain/form/answers.ts';
import type { ItemKind } from '../../domain/form/form.ts';
import { type CompileReport, cellOf } from './compile-report.ts';
import type { FormRow } from './form-table.ts';

/** A survey row understood as far as its type and name. */
export type SurveyItem = {
  row: FormRow;
  kind: ItemKind;
  name: string;
  path: string;
  list?: string;
  items: SurveyItem[];
};

const KINDS: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'date',
  'time',
  'image',
  'hidden',
  'calculate',
  'note',
] satisfies ItemKind[]);

const UNSUPPORTED =
  /^(decimal|range|dateTime|rank|geopoint|geotrace|geoshape|audio|background-audio|video|file|barcode|acknowledge|trigger|start|end|today|deviceid|username|phonenumber|email|simserial|subscriberid|audit|start-geopoint|background-geopoint|csv-external|xml-external|xml external|select_(one|multiple)_(from_file|external)|entity|osm)\b/;

const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u;

type TypeCell =
  | { act: 'open' | 'close'; kind: 'group' | 'repeat' }
  | { act: 'ask'; kind: ItemKind; list?: string };

function readType(cell: string): TypeCell | null {
  const section = /^(begin|end)[ _](group|repeat)$/.exec(cell);
  if (section) {
    const kind = section[2] === 'group' ? 'group' : 'repeat';
    return { act: section[1] === 'begin' ? 'open' : 'close', kind };
  }
  const select = /^(select_one|select_multiple) (\S+)$/.exec(cell);
  if (select) return { act: 'ask', kind: select[1] as ItemKind, list: select[2] ?? '' };
  return KINDS.has(cell) ? { act: 'ask', kind: cell as ItemKind } : null;
}

function checkName(
  report: CompileReport,
  item: SurveyItem,
  siblings: SurveyItem[],
): void {
  const { row, name } = item;
  const place = { sheet: 'survey' as const, row, column: 'name' };
  if (name === '') report.blame('missing-name', place);
  else if (!NAME.test(name) || !isSafeName(name)) report.blame('invalid-name', place);
  else if (siblings.some((s) => s.name.toLowerCase() === name.toLowerCase()))
    report.blame('duplicate-name', place);
}

/** The rows of the survey as a tree; every row that is no item, or whose name will not do, is noted. */
export function readSurvey(
  rows: readonly FormRow[],
  report: CompileReport,
): SurveyItem[] {
  const top: SurveyItem[] = [];
  const open: SurveyItem[] = [];
  for (const row of rows) {
    const cell = cellOf(row, 'type').replace(/\s+/g, ' ');
    const place = { sheet: 'survey' as const, row, column: 'type' };
    const type = readType(cell);
    if (!type) {
      const isKnown = UNSUPPORTED.test(cell);
      report.blame(
        cell === '' ? 'missing-type' : isKnown ? 'unsupported-type' : 'unknown-type',
        place,
      );
      continue;
    }
    if (type.act === 'close') {
      const isMatch = open.at(-1)?.kind === type.kind;
      if (isMatch) open.pop();
      else report.blame('unexpected-end', place);
      continue;
    }
    const around = open.at(-1);
    const siblings = around?.items ?? top;
    const name = cellOf(row, 'name');
    const path = `${around?.path ?? ''}/${name}`;
    const list = type.act === 'ask' && type.list !== undefined ? { list: type.list } : {};
    const item: SurveyItem = { row, kind: type.kind, name, path, items: [], ...list };
    checkName(report, item, siblings);
    siblings.push(item);
    if (type.act === 'open') open.push(item);
  }
  for (const { row } of open)
    report.blame('missing-end', { sheet: 'survey', row, column: 'type' });
  return top;
}
