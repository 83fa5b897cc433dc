import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { FormDefinition } from '../../../src/domain/form/form.ts';
import type { Answers } from '../../../src/domain/report.ts';
import { writeAnswersCsv } from '../../../src/server/documents/write-answers-csv.ts';
import { writeAnswersXlsx } from '../../../src/server/documents/write-answers-xlsx.ts';
import { readCsvRows } from '../../../src/server/forms/read-csv.ts';
import { uuid } from '../../support/build.ts';
import { FILES_AT, filed, form, said, tablesOf } from './export-world.ts';

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
const open = async (rows: ReturnType<typeof filed>[]) =>
  readSheets(await writeAnswersXlsx(tablesOf(rows)));

test('[EXPORT] one row per phiếu, under the labels people know, typed', async () => {
  const sheets = await open([filed(full)]);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Phiếu', 'Sản phẩm', 'Nơi phát']);
  const [headers = [], row = []] = sheets[0]?.data ?? [];
  const cell = (header: string) => row[headers.indexOf(header)];
  expect(headers).toEqual([
    ...['Số phiếu', 'Đơn vị', 'Mã đơn vị', 'Người lập', 'Nhiệm vụ', 'Kỳ', 'Mã kỳ'],
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
  expect([cell('Kỳ'), cell('Mã kỳ')]).toEqual([
    'Quý I/2026 (15/12/2025 – 14/03/2026)',
    '2026-Q1',
  ]);
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
  const texts = sheet?.data.slice(1).map((row) => row[11]);
  // XML knows one kind of line end.
  expect(texts).toEqual(EVIL.map((text) => text.replace('\r', '\n')));
  const [table] = tablesOf(rows);
  if (table === undefined) throw new Error('no table');
  const lines = readCsvRows(writeAnswersCsv(table).slice(1));
  expect(lines.slice(1, -1).map((line) => line[11])).toEqual([
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
  expect(sheets[0]?.data[1]?.[11]).toBe('abcd');
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
  expect(main?.headers.slice(11)).toEqual(['Kết quả', 'Kết quả (2)']);
  expect(main?.rows.map((row) => row.slice(11).map(({ value }) => value))).toEqual([
    [2, ''],
    ['', 'Bản cũ'],
  ]);
});
