import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { FormDefinition, FormFiles } from '../../../src/domain/form/form.ts';
import type { Answers } from '../../../src/domain/report.ts';
import { answersTables } from '../../../src/server/documents/answers-table.ts';
import {
  calledByList,
  calledUnit,
  type KeptLists,
} from '../../../src/server/documents/list-names.ts';
import { writeAnswersCsv } from '../../../src/server/documents/write-answers-csv.ts';
import { writeAnswersXlsx } from '../../../src/server/documents/write-answers-xlsx.ts';
import { readCsvRows } from '../../../src/server/forms/read-csv.ts';
import { aReport, uuid } from '../../support/build.ts';

const FILES_AT = 'https://lan-toa.vn/api/v1/files';
const said = (vi: string) => ({ vi, en: `${vi} (en)` });
const form: FormDefinition = {
  id: 'F',
  version: '1',
  title: said('Phiếu'),
  defaultLanguage: 'vi',
  items: [
    { kind: 'text', name: 'what', label: said('Kết quả') },
    { kind: 'date', name: 'on', label: said('Ngày làm') },
    { kind: 'note', name: 'n', label: said('Ghi chú') },
    {
      kind: 'group',
      name: 'more',
      label: said('Chi tiết'),
      items: [
        { kind: 'integer', name: 'people', label: said('Số người') },
        { kind: 'decimal', name: 'cost', label: said('Chi phí') },
        { kind: 'select_one', name: 'how', list: 'how', label: said('Hình thức') },
        { kind: 'select_multiple', name: 'who', list: 'how', label: said('Đối tượng') },
      ],
    },
    {
      kind: 'repeat',
      name: 'items',
      label: said('Sản phẩm'),
      items: [
        { kind: 'text', name: 'name', label: said('Tên') },
        {
          kind: 'repeat',
          name: 'places',
          label: said('Nơi phát'),
          items: [
            { kind: 'text', name: 'place', label: said('Nơi') },
            { kind: 'integer', name: 'count', label: said('Số lượng') },
          ],
        },
      ],
    },
    {
      kind: 'repeat',
      name: 'photos',
      label: said('Ảnh'),
      items: [{ kind: 'image', name: 'photo' }],
    },
  ],
  lists: {
    how: [
      { name: 'a', label: said('Họp dân') },
      { name: 'b', label: said('Phát loa') },
    ],
  },
};
const EVIL = [
  '=1+1',
  '+84 90',
  '-5',
  '-cmd|x',
  '@SUM(A1)',
  '\ttab',
  '\rCR',
  'nói "thế", rồi\nxuống dòng',
];
const photo = (n: number, received: boolean) => ({
  fileId: uuid(n, 7),
  name: `p${n}.jpg`,
  sha256: 'a'.repeat(64),
  size: 9,
  type: 'image/jpeg',
  received,
});
const filed = (answers: Answers, n = 1) => ({
  report: aReport({
    id: uuid(n, 5),
    answers,
    form: { id: 'F', version: '1', hash: 'a'.repeat(64) },
    state: 'APPROVED',
    activityDate: '2026-03-13',
    receivedAt: '2026-03-13T18:30:00.000Z',
    files: [photo(1, true), photo(2, false)],
  }),
  task: 'Phát loa',
});
const full: Answers = {
  what: 'Xong',
  on: '2026-02-28',
  more: { people: -5, cost: '12.5', how: 'a', who: ['a', 'b', 'x'] },
  items: [
    { name: 'Tờ rơi', places: [{ place: 'Thôn 1', count: 3 }, { place: 'Thôn 2' }] },
    { name: 'Băng rôn' },
  ],
  photos: [{ photo: 'p1.jpg' }, { photo: 'p2.jpg' }],
};
const KEPT: KeptLists = {
  units: new Map(
    [
      { id: 'xa-a', name: 'UBND xã A mới', code: '22222', codes: [] },
      { id: 'pvhcc', name: 'Trung tâm Phục vụ HCC', code: null, codes: [] },
      {
        id: 'xa-b',
        name: 'UBND xã B',
        code: '33333',
        codes: [
          { code: '33333', from: '2026-03-14', to: null },
          { code: '11111', from: '2025-07-01', to: '2026-03-13' },
        ],
      },
    ].map((unit) => [unit.id, unit]),
  ),
  codes: new Map([['topics', new Map([['T01', 'Dịch vụ công trực tuyến']])]]),
};
const tablesOf = (
  rows: readonly ReturnType<typeof filed>[],
  definitions: readonly FormDefinition[] = [form],
  attached: FormFiles = {},
) =>
  answersTables({
    forms: definitions.map((definition) => ({
      definition,
      lists: calledByList(definition, attached, KEPT),
    })),
    filed: rows,
    unit: calledUnit(KEPT.units),
    filesAt: FILES_AT,
  });
const open = async (rows: ReturnType<typeof filed>[]) =>
  readSheets(await writeAnswersXlsx(tablesOf(rows)));

test('[EXPORT] one row per phiếu, under the labels people know, typed', async () => {
  const sheets = await open([filed(full)]);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Phiếu', 'Sản phẩm', 'Nơi phát']);
  const [headers = [], row = []] = sheets[0]?.data ?? [];
  const cell = (header: string) => row[headers.indexOf(header)];
  expect(headers).toEqual([
    ...['Số phiếu', 'Đơn vị', 'Mã đơn vị', 'Người lập', 'Nhiệm vụ', 'Kỳ'],
    ...['Ngày thực hiện', 'Trạng thái', 'Hệ thống nhận lúc', 'Phiên bản biểu mẫu'],
    ...['Kết quả', 'Ngày làm'],
    ...['Chi tiết: Số người', 'Chi tiết: Chi phí', 'Chi tiết: Hình thức'],
    ...['Chi tiết: Đối tượng', 'Ảnh', 'Ảnh: địa chỉ'],
  ]);
  expect(cell('Chi tiết: Số người')).toBe(-5);
  expect(cell('Chi tiết: Chi phí')).toBe(12.5);
  expect(cell('Chi tiết: Hình thức')).toBe('Họp dân');
  expect(cell('Chi tiết: Đối tượng')).toBe('Họp dân; Phát loa; x');
  expect(cell('Ảnh')).toBe('p1.jpg; p2.jpg');
  // The second has not arrived: there is nothing to open yet.
  expect(cell('Ảnh: địa chỉ')).toBe(`${FILES_AT}/${uuid(1, 7)}`);
  expect(cell('Ngày làm')).toEqual(new Date('2026-02-28T00:00:00Z'));
  // The clock of Viet Nam: 18:30 UTC is half past one of the next day.
  expect(cell('Hệ thống nhận lúc')).toEqual(new Date('2026-03-14T01:30:00Z'));
  expect(cell('Trạng thái')).toBe('Đã xác nhận');
});

test('[EXPORT] what repeats stands on a sheet of its own and names its phiếu', async () => {
  const sheets = await open([filed(full), filed({ what: 'Không lặp' }, 2)]);
  const unit = filed(full).report.unitName;
  expect(sheets[1]?.data).toEqual([
    ['Số phiếu', 'Đơn vị', 'Dòng', 'Tên'],
    [uuid(1, 5), unit, '1', 'Tờ rơi'],
    [uuid(1, 5), unit, '2', 'Băng rôn'],
  ]);
  expect(sheets[2]?.data.slice(1)).toEqual([
    [uuid(1, 5), unit, '1.1', 'Thôn 1', 3],
    [uuid(1, 5), unit, '1.2', 'Thôn 2', null],
  ]);
});

test('[EXPORT] nothing a person wrote is run by a spreadsheet program, and -5 survives', async () => {
  const rows = EVIL.map((what, n) => filed({ what }, n + 1));
  const buffer = await writeAnswersXlsx(tablesOf(rows));
  const [sheet] = await readSheets(buffer, { trim: false });
  const texts = sheet?.data.slice(1).map((row) => row[10]);
  // XML knows one kind of line end.
  expect(texts).toEqual(EVIL.map((text) => text.replace('\r', '\n')));
  const [table] = tablesOf(rows);
  if (table === undefined) throw new Error('no table');
  const lines = readCsvRows(writeAnswersCsv(table).slice(1));
  expect(lines.slice(1, -1).map((line) => line[10])).toEqual([
    "'=1+1",
    "'+84 90",
    '-5',
    "'-cmd|x",
    "'@SUM(A1)",
    "'\ttab",
    "'\rCR",
    'nói "thế", rồi\nxuống dòng',
  ]);
});

test('[EXPORT] characters that no XML holds do not make the file unreadable', async () => {
  const sheets = await open([filed({ what: 'a\u0000b\u000bc\ud800d' })]);
  expect(sheets[0]?.data[1]?.[10]).toBe('abcd');
});

test('[EXPORT] CSV: days as offices write them, one record per line, marked as UTF-8', () => {
  const [table] = tablesOf([filed(full)]);
  if (table === undefined) throw new Error('no table');
  const text = writeAnswersCsv(table);
  expect(text.startsWith('\ufeffSố phiếu,Đơn vị,Mã đơn vị,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const [, row = []] = readCsvRows(text.slice(1));
  expect(row).toContain('28/02/2026');
  expect(row).toContain('14/03/2026 01:30');
  expect(row).toContain('-5');
});

test('[EXPORT] phiếu of an earlier version keep their words, in columns of their own', async () => {
  const old = { ...form, version: '0', items: form.items.slice(0, 1) };
  const next: FormDefinition = {
    ...form,
    version: '1',
    items: [{ kind: 'integer', name: 'count', label: said('Kết quả') }],
  };
  const was = filed({ what: 'Bản cũ' }, 2);
  was.report = { ...was.report, form: { ...was.report.form, version: '0' } };
  const [main] = tablesOf([filed({ count: 2 }), was], [next, old]);
  expect(main?.headers.slice(10)).toEqual(['Kết quả', 'Kết quả (2)']);
  expect(main?.rows.map((row) => row.slice(10).map(({ value }) => value))).toEqual([
    [2, ''],
    ['', 'Bản cũ'],
  ]);
});

const chosen: FormDefinition = {
  ...form,
  items: [
    { kind: 'select_one', name: 'lead', list: 'units', label: said('Đơn vị chủ trì') },
    { kind: 'select_multiple', name: 'with', list: 'units', label: said('Phối hợp') },
    { kind: 'select_one', name: 'topic', list: 'topics', label: said('Chủ đề') },
    { kind: 'select_one', name: 'hamlet', list: 'strata', label: said('Thôn') },
  ],
  files: Object.fromEntries(
    ['units', 'topics', 'strata'].map((list) => [
      list,
      { file: `${list}.csv`, value: 'name', label: 'label' },
    ]),
  ),
};
const shown = (tables: ReturnType<typeof tablesOf>) =>
  tables[0]?.rows.map((row) => row.slice(10).map(({ value }) => value));

test('[EXPORT] units and codes of kept lists are shown by name, their codes beside them', () => {
  const answers = {
    lead: 'xa-a',
    with: ['xa-b', 'pvhcc', 'u99999'],
    topic: 'T01',
    hamlet: 'Thôn 1',
  };
  const after = filed({ lead: 'xa-b' }, 2);
  after.report = { ...after.report, activityDate: '2026-03-14' };
  const tables = tablesOf([filed(answers), after], [chosen]);
  expect(tables[0]?.headers.slice(10)).toEqual([
    ...['Đơn vị chủ trì', 'Đơn vị chủ trì: mã', 'Phối hợp', 'Phối hợp: mã'],
    ...['Chủ đề', 'Chủ đề: mã', 'Thôn'],
  ]);
  expect(shown(tables)).toEqual([
    [
      // The phiếu's own unit was called so when it was filed, whatever it is called since.
      ...['UBND xã A', '22222'],
      // Codes of that day; what no list has is shown as it was stored, rather than nothing.
      'UBND xã B; Trung tâm Phục vụ HCC; u99999',
      '11111; pvhcc; u99999',
      ...['Dịch vụ công trực tuyến', 'T01', 'Thôn 1'],
    ],
    ['UBND xã B', '33333', '', '', '', '', ''],
  ]);
  expect(tables[0]?.rows[0]?.[2]).toEqual({ type: 'text', value: '22222' });
});

test('[EXPORT] a table uploaded with the form is asked before a list of the house', () => {
  const attached = { units: [{ name: 'xa-b', label: 'Xã B (bảng kèm)' }] };
  const tables = tablesOf([filed({ lead: 'xa-b' })], [chosen], attached);
  expect(shown(tables)?.[0]?.slice(0, 2)).toEqual(['Xã B (bảng kèm)', 'xa-b']);
});
