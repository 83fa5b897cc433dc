// Answers of many phiếu as tables: one row per phiếu, and a table for each repeat, its rows naming their phiếu.
import type { FormDefinition, FormItem, Question } from '../../domain/form/form.ts';
import { isSection } from '../../domain/form/prepare-form.ts';
import { pictureOf } from '../../domain/form/repeat-tables.ts';
import { type PeriodCalendar, periodWords } from '../../domain/period.ts';
import type { ReportRecord } from '../../domain/report.ts';
import {
  answerCell,
  type Cell,
  dateCell,
  textCell,
  timeCell,
  type WordsOf,
} from './answer-cell.ts';
import type { CalledOf } from './list-names.ts';

/** `path`: the repeat whose rows it has; empty for the table of the phiếu. */
export type AnswersTable = {
  path: string;
  name: string;
  headers: string[];
  rows: Cell[][];
};
export type Filed = { report: ReportRecord; task: string };
/** A version of the form, and what its lists from outside call their choices. */
export type ListedForm = {
  definition: FormDefinition;
  lists: ReadonlyMap<string, CalledOf>;
};

/** One column: where its answer stands in the row it belongs to. */
type Column = {
  key: string;
  header: string;
  steps: string[];
  item: Question;
  /** What is shown of the answer: itself, where its files lie, or the codes of what was chosen. */
  shows: 'answer' | 'address' | 'code';
};
/** A table to be: the repeats that lead to it, each as the steps from the row around it. */
type Sheet = { key: string; name: string; repeats: string[][]; columns: Column[] };

const NOT_SHOWN: ReadonlySet<string> = new Set(['note', 'hidden', 'meta']);
const STATES: Record<ReportRecord['state'], string> = {
  SUBMITTED: 'Chờ xác nhận',
  IN_REVIEW: 'Đang kiểm tra',
  RETURNED: 'Cần bổ sung',
  APPROVED: 'Đã xác nhận',
  COMPILED: 'Đã tổng hợp',
  LOCKED: 'Đã khóa số liệu',
  WITHDRAWN: 'Đã rút',
};

const isAsked = (item: Question): boolean =>
  !NOT_SHOWN.has(item.kind) && (item.kind !== 'calculate' || item.label !== undefined);

type Place = {
  sheet: Sheet;
  steps: string[];
  around: string;
  labels: string;
  lists: ListedForm['lists'];
};

/** Adds the columns of a form to the sheets; those of another version fall into the same places. */
function addItems(
  sheets: Map<string, Sheet>,
  items: readonly FormItem[],
  at: Place,
): void {
  for (const item of items) {
    const key = `${at.around}/${item.name}`;
    const label = clean(item.label?.vi ?? '');
    const header = [at.labels, label || (isSection(item) ? '' : item.name)]
      .filter((part) => part !== '')
      .join(': ');
    const steps = [...at.steps, item.name];
    const picture = pictureOf(item);
    if (picture !== null)
      addColumns(at, { key, header: header || item.name, steps, item: picture });
    else if (!isSection(item)) {
      if (isAsked(item)) addColumns(at, { key, header, steps, item });
    } else if (item.kind === 'group')
      addItems(sheets, item.items, { ...at, steps, around: key, labels: header });
    else {
      const sheet = sheets.get(key) ?? {
        key,
        name: label || item.name,
        repeats: [...at.sheet.repeats, steps],
        columns: [],
      };
      sheets.set(key, sheet);
      addItems(sheets, item.items, {
        ...at,
        sheet,
        steps: [],
        around: key,
        labels: '',
      });
    }
  }
}

// The place where an answer stands in for a label is a private character; in a header it says nothing.
const clean = (label: string): string =>
  label
    .replace(/[\ue000-\uf8ff]/g, '…')
    .replace(/\s+/g, ' ')
    .trim();

const FILES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file']);

function addColumns({ sheet, lists }: Place, asked: Omit<Column, 'shows'>): void {
  const { key, header, item } = asked;
  const add = (column: Column) => {
    if (!sheet.columns.some((other) => other.key === column.key))
      sheet.columns.push(column);
  };
  add({ ...asked, shows: 'answer' });
  if (FILES.has(item.kind))
    add({
      ...asked,
      ...{ key: `${key} address`, header: `${header}: địa chỉ`, shows: 'address' },
    });
  // Two units may have one name; a code tells them apart and joins with other tables.
  if (lists.has(item.list ?? ''))
    add({ ...asked, ...{ key: `${key} code`, header: `${header}: mã`, shows: 'code' } });
}

/** Names of files, wherever they stand in an answer: one, or one in each row. */
function fileNames(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(fileNames);
}

/** The addresses of the files of an answer, one a line; a file that has not arrived has none. */
function addressCell(report: ReportRecord, value: unknown, filesAt: string): Cell {
  const wanted = new Set(fileNames(value));
  const here = report.files.filter(({ name, received }) => received && wanted.has(name));
  return textCell(here.map(({ fileId }) => `${filesAt}/${fileId}`).join('\n'));
}

const under = (value: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? Reflect.get(at, step)
        : undefined,
    value,
  );

type Line = { number: string; value: unknown };

/** The rows of a repeat, numbered from 1; of a repeat inside another, "2.1". */
function linesOf(answers: unknown, repeats: readonly string[][]): Line[] {
  let lines: Line[] = [{ number: '', value: answers }];
  for (const steps of repeats)
    lines = lines.flatMap((line) => {
      const held = under(line.value, steps);
      return (Array.isArray(held) ? held : []).map((value, n) => ({
        number: line.number === '' ? String(n + 1) : `${line.number}.${n + 1}`,
        value,
      }));
    });
  return lines;
}

const HEAD = [
  'Số phiếu',
  'Đơn vị',
  'Mã đơn vị',
  'Người lập',
  'Nhiệm vụ',
  'Kỳ',
  'Mã kỳ',
  'Ngày thực hiện',
  'Trạng thái',
  'Hệ thống nhận lúc',
  'Phiên bản biểu mẫu',
];

const periodOfReport = (
  { periodKey }: ReportRecord,
  calendar: PeriodCalendar | null,
): string =>
  periodKey === null
    ? ''
    : ((calendar && periodWords(periodKey, calendar, 'vi')) ?? periodKey);

const headOf = (
  { report, task }: Filed,
  { unit, calendar }: Pick<AnswersOf, 'unit' | 'calendar'>,
): Cell[] => [
  textCell(report.id),
  textCell(report.unitName),
  textCell(unit(report.unitId, report)?.code ?? ''),
  textCell(report.authorName),
  textCell(task),
  textCell(periodOfReport(report, calendar)),
  textCell(report.periodKey ?? ''),
  dateCell(report.activityDate ?? ''),
  textCell(STATES[report.state]),
  timeCell(report.receivedAt ?? ''),
  textCell(report.form.version),
];

/** Makes headers tell one column from another. */
function distinct(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const n = (seen.get(header) ?? 0) + 1;
    seen.set(header, n);
    return n === 1 ? header : `${header} (${n})`;
  });
}

/** What a column shows of a choice; null where its question chooses from no list that is known. */
function wordsOf(
  { item: { list = '' }, shows }: Column,
  report: ReportRecord,
  form: ListedForm | undefined,
): WordsOf | null {
  const called = form?.lists.get(list);
  if (called !== undefined)
    return (value) => called(value, report)?.[shows === 'code' ? 'code' : 'name'];
  const choices = form?.definition.lists[list];
  if (choices === undefined) return null;
  return (value) => choices.find(({ name }) => name === value)?.label.vi;
}

export type AnswersOf = {
  /** The versions the phiếu were written in, the latest first: its words and order decide. */
  forms: readonly ListedForm[];
  filed: readonly Filed[];
  unit: CalledOf;
  /** What names the periods; null where the house has none. */
  calendar: PeriodCalendar | null;
  /** What stands before the id in the address of a file. */
  filesAt: string;
};

/** The tables of a form's answers; the first has one row per phiếu. */
export function answersTables(of: AnswersOf): AnswersTable[] {
  const { forms, filed, filesAt } = of;
  const main: Sheet = { key: '', name: 'Phiếu', repeats: [], columns: [] };
  const sheets = new Map([['', main]]);
  for (const { definition, lists } of forms)
    addItems(sheets, definition.items, {
      sheet: main,
      steps: [],
      around: '',
      labels: '',
      lists,
    });
  const byVersion = new Map(forms.map((it) => [it.definition.version, it]));
  const cellsOf = (sheet: Sheet, { report }: Filed, value: unknown): Cell[] => {
    const form = byVersion.get(report.form.version);
    return sheet.columns.map((column) => {
      const answer = under(value, column.steps);
      return column.shows === 'address'
        ? addressCell(report, answer, filesAt)
        : answerCell(column.item, answer, wordsOf(column, report, form));
    });
  };
  return [...sheets.values()].map((sheet) => {
    const labels = sheet.columns.map(({ header }) => header);
    const isMain = sheet === main;
    return {
      path: sheet.key,
      name: sheet.name,
      headers: distinct([...(isMain ? HEAD : ['Số phiếu', 'Đơn vị', 'Dòng']), ...labels]),
      rows: filed.flatMap((one) =>
        linesOf(one.report.answers, sheet.repeats).map((line) => [
          ...(isMain
            ? headOf(one, of)
            : [one.report.id, one.report.unitName, line.number].map(textCell)),
          ...cellsOf(sheet, one, line.value),
        ]),
      ),
    };
  });
}
