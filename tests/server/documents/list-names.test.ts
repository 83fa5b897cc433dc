import { expect, test } from 'vitest';
import type { FormDefinition } from '../../../src/domain/form/form.ts';
import { filed, form, said, tablesOf } from './export-world.ts';

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
  tables[0]?.rows.map((row) => row.slice(11).map(({ value }) => value));

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
  expect(tables[0]?.headers.slice(11)).toEqual([
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
